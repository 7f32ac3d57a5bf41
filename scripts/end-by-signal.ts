/**
 * A run that is told to end goes by way of "exit", where the servers and databases that it started are ended and their
 * folders removed. Node by itself would leave them behind.
 */
export function endBySignal(): void {
  const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
  for (const [signal, code] of Object.entries(codes)) process.once(signal, () => process.exit(code));
}
