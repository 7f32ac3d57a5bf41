export const peopleCommands = {};
