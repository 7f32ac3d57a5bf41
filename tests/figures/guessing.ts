import { Visitor } from "./visitor";

/** Visitors who type addresses and passwords; each from an address of its own, unless they share a browser. */
export class Doorstep {
  private constructor(
    private readonly visitor: Visitor,
    private readonly csrfToken: string,
  ) {}

  /** Opens the sign-in page's guard once; every try after that is one request. */
  static async of(origin: string): Promise<Doorstep> {
    const visitor = new Visitor(origin, "203.0.113.200");
    const { body } = await visitor.ask({ path: "/api/auth/csrf" });
    return new Doorstep(visitor, (JSON.parse(body) as { csrfToken: string }).csrfToken);
  }

  /** Somebody else's try, in a browser that was never seen; milliseconds are those of the one request. */
  async tries(email: string, password: string, address: string): Promise<Try> {
    return this.send(this.visitor.from(address), email, password);
  }

  /** One browser, which keeps what it is given. */
  browser(address: string): Browser {
    const visitor = this.visitor.from(address);
    return { visitor, tries: (email, password) => this.send(visitor, email, password) };
  }

  private async send(visitor: Visitor, email: string, password: string): Promise<Try> {
    const asked = performance.now();
    const answer = await visitor.ask({
      ...{ path: "/api/auth/callback/credentials", method: "POST" },
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken: this.csrfToken, email, password, json: "true" }).toString(),
    });
    const milliseconds = performance.now() - asked;
    const error =
      answer.status === 200 ? null : new URL(JSON.parse(answer.body).url).searchParams.get("error");
    const outcome = error === null ? "in" : error.startsWith("wait-") ? "refused" : "wrong";
    return { outcome, milliseconds, said: `${answer.status} ${answer.body}` };
  }
}

export type Browser = { visitor: Visitor; tries: (email: string, password: string) => Promise<Try> };

export type Try = { outcome: "in" | "wrong" | "refused"; milliseconds: number; said: string };

/** A different address for each number: 198.18.0.0/15 is set aside for such tests. */
export const addressNumber = (number: number) =>
  `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
