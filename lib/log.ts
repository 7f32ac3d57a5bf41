import pino, { type Logger } from "pino";

let logger: Logger | undefined;

/** Structured, without personal data: what is logged of an error is its kind, its code and its stack. */
export function log(): Logger {
  logger ??= pino({
    base: null,
    serializers: {
      error: (error: unknown) =>
        error instanceof Error
          ? { name: error.name, code: "code" in error ? error.code : undefined, stack: frames(error) }
          : { name: typeof error },
    },
  });
  return logger;
}

/** The places, not the message: a database's message may quote the row. */
function frames(error: Error): string[] {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 12);
}
