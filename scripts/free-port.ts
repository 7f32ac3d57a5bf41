import { createServer } from "node:net";

/**
 * A TCP port of 127.0.0.1 that nobody listens on at this moment. Give `preferred` to take that one when it is
 * free. Between this answer and the use of the port another process may take it: whoever starts a server
 * with it tries again.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await listens(preferred))) return preferred;
  const port = await listens(0);
  if (!port) throw new Error("No TCP port of 127.0.0.1 is free.");
  return port;
}

/** The first free port from `first` on; a person can guess where to look. */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) if (await listens(port)) return port;
  return freePort();
}

/** Opens and closes the port; its number when that went well, otherwise undefined. */
async function listens(port: number): Promise<number | undefined> {
  const tried = await tryToListen(port, "127.0.0.1");
  // A server on all addresses does not keep 127.0.0.1 from being opened everywhere: look at both.
  return tried && (await tryToListen(tried));
}

function tryToListen(port: number, host?: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}
