export const agreementCommands = {};
