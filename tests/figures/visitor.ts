import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pages, type PageRoute } from "@/lib/authz/pages";
import { projectRoot } from "@/scripts/child";
import type { Answer } from "@/e2e/support/answers";

export type Sent = {
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
};

/** Somebody at the portal without a browser. Keeps what cookies it is given, as a browser would. */
export class Visitor {
  private readonly jar = new Map<string, string>();

  /** @param address whence they come, as a proxy of ours would say it */
  constructor(
    private readonly origin: string,
    private readonly address: string | null = null,
    cookies: Record<string, string> = {},
  ) {
    for (const [name, value] of Object.entries(cookies)) this.jar.set(name, value);
  }

  async ask({ path, method = "GET", headers = {}, body }: Sent): Promise<Answer> {
    const answer = await fetch(`${this.origin}${path}`, {
      ...{ method, body, redirect: "manual" },
      headers: {
        ...(this.jar.size > 0 ? { cookie: [...this.jar].map((pair) => pair.join("=")).join("; ") } : {}),
        ...(this.address ? { "x-forwarded-for": this.address } : {}),
        ...(method === "POST" ? { origin: this.origin } : {}),
        ...headers,
      },
    });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    };
  }

  private keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined || value === undefined) return;
    if (value === "" || /max-age=0/i.test(line)) this.jar.delete(name);
    else this.jar.set(name, value);
  }

  /** The same cookies, from another address. */
  from(address: string): Visitor {
    return new Visitor(this.origin, address, Object.fromEntries(this.jar));
  }

  /** Sends a form of a page, as its script would. */
  act(action: string, path: string, request: object): Promise<Answer> {
    return this.ask({
      ...{ path, method: "POST", body: JSON.stringify([request]) },
      headers: {
        "next-action": action,
        "content-type": "text/plain;charset=UTF-8",
        accept: "text/x-component",
      },
    });
  }
}

/** A server action as the build lists it: its id, and the pages on which it stands. */
export type BuiltAction = { id: string; workers: string[] };

/** Every server action of the build, by the name of its command. */
export function actionsOfBuild(): Map<string, BuiltAction> {
  const file = join(projectRoot, ".next", "server", "server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as {
    node: Record<string, { exportedName?: string; workers?: Record<string, unknown> }>;
  };
  return new Map(
    Object.entries(node).map(([id, { exportedName = "", workers = {} }]) => [
      exportedName,
      { id, workers: Object.keys(workers) },
    ]),
  );
}

/** A page on which the action stands: a form is sent to its own. */
export function routeOf({ workers }: BuiltAction): PageRoute {
  const routes = workers.map((worker) =>
    worker
      .replace(/^app/, "")
      .replace(/\/\([^)]*\)/g, "")
      .replace(/\/page$/, ""),
  );
  const found = routes.find((route) => Object.hasOwn(pages, route || "/"));
  if (found === undefined) throw new Error(`No page of the table has the action: ${routes.join(", ")}`);
  return (found || "/") as PageRoute;
}
