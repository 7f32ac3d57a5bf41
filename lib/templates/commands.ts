export const templateCommands = {};
