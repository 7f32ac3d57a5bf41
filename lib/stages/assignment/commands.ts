export const assignmentCommands = {};
