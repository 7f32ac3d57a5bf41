export const advocateAgreementCommands = {};
