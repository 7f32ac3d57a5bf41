export const organizationCommands = {};
