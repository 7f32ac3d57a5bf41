export const paymentCommands = {};
