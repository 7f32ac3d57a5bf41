import { Agent, type IncomingMessage, request } from "node:http";

export type BenchRequest = {
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  /** Stands in every right answer: a page that tells of an error is not measured as one that works. */
  expects: string;
};

export type Measure = { perSecond: number; /** Milliseconds. */ p50: number; p95: number };

/** What one stretch of time brought: how long each request took, and how long all of it. Milliseconds. */
export type Stretch = { times: readonly number[]; whole: number };

export type Load = {
  /** As many requests as `connections` kept open can bring to an answer in so many seconds. */
  during(seconds: number, next: () => BenchRequest): Promise<Stretch>;
  /** One request, outside of any measure. */
  once(one: BenchRequest): Promise<string>;
  close(): void;
};

/** A client with a fixed number of kept connections; each asks again as soon as it was answered. Throws at a wrong answer. */
export function openLoad(origin: string, connections: number): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: "fifo" });
  const { hostname, port } = new URL(origin);

  const ask = (one: BenchRequest): Promise<Buffer> =>
    new Promise<Buffer>((resolve, reject) => {
      const { path, method = "GET", headers = {}, body } = one;
      // What is sent comes from the site's own page.
      const length = body === undefined ? {} : { origin, "content-length": Buffer.byteLength(body) };
      const sent = request(
        { agent, hostname, port, path, method, headers: { ...headers, ...length } },
        (response) =>
          void bodyOf(response)
            .then((bytes) => resolve(rightAnswer(one, response, bytes)))
            .catch(reject),
      );
      sent.once("error", (error: NodeJS.ErrnoException) => {
        // While another site had its turn, the server closed a connection that nobody used.
        if (sent.reusedSocket && error.code === "ECONNRESET") resolve(ask(one));
        else reject(error);
      });
      sent.end(body);
    });

  return {
    during: (seconds, next) => takeTurns(connections, seconds, async () => void (await ask(next()))),
    once: async (one) => (await ask(one)).toString("utf8"),
    close: () => agent.destroy(),
  };
}

/** Does so many at a time, each again as soon as it is done, for so many seconds. */
export async function takeTurns(
  atOnce: number,
  seconds: number,
  once: () => Promise<void>,
): Promise<Stretch> {
  const times: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < end) {
        const asked = performance.now();
        await once();
        times.push(performance.now() - asked);
      }
    }),
  );
  return { times, whole: performance.now() - begun };
}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function rightAnswer(
  { method = "GET", path, expects }: BenchRequest,
  response: IncomingMessage,
  bytes: Buffer,
): Buffer {
  if (response.statusCode === 200 && bytes.includes(expects)) return bytes;
  const begin = bytes.toString("utf8", 0, 400);
  throw new Error(`${method} ${path} answered ${response.statusCode} without “${expects}”:\n${begin}`);
}

/** Several stretches of the same kind as one. */
export function measureOf(stretches: readonly Stretch[]): Measure {
  const times = stretches.flatMap((stretch) => stretch.times).sort((a, b) => a - b);
  const whole = stretches.reduce((sum, stretch) => sum + stretch.whole, 0);
  return { perSecond: times.length / (whole / 1_000), p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** Nearest rank, over values in order. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** The middle of a few figures. */
export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
