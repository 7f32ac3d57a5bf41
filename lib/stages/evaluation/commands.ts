export const evaluationCommands = {};
