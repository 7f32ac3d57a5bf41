export const caseCommands = {};
