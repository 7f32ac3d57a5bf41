export const feeCommands = {};
