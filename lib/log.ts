import pino, { type DestinationStream, type Logger } from "pino";

let logger: Logger | undefined;

/** Structured, without personal data: what is logged of an error is its kind, its code and its stack. */
export function log(): Logger {
  logger ??= open();
  return logger;
}

/** Sends the lines of this process elsewhere than to its output; undefined: to its output again. */
export function logTo(destination?: DestinationStream): void {
  logger = open(destination);
}

function open(destination: DestinationStream = pino.destination({ fd: 1, sync: true })): Logger {
  return pino(
    {
      base: null,
      serializers: {
        error: (error: unknown) =>
          error instanceof Error
            ? { name: error.name, code: codeOf(error), stack: frames(error) }
            : { name: typeof error },
      },
    },
    destination,
  );
}

/** Codes are words of programs (ECONNREFUSED, P2002, NOT_FOUND); anything longer or looser may be of a person. */
function codeOf(error: Error): string | undefined {
  const code = "code" in error ? String(error.code) : "";
  return /^[A-Z0-9_]{1,40}$/.test(code) ? code : undefined;
}

/** The places, not the message, of however many lines: a database's message may quote the row. */
function frames(error: Error): string[] {
  return (error.stack ?? "")
    .replace(error.message, "")
    .split("\n")
    .filter((line) => /^\s+at .*(:\d+:\d+\)?|\(<anonymous>\)|\(native\))$/.test(line))
    .slice(0, 12);
}
