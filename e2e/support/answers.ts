import type { APIRequestContext } from "@playwright/test";

/** An answer as it can be compared: what differs from request to request is taken out. */
export type Answer = { status: number; headers: Record<string, string>; body: string };

/** Headers that name the moment or the connection and nothing of what was asked. */
const passing = ["date", "x-request-id", "connection", "keep-alive"];

/**
 * Asks without following a redirect, and takes out the nonce, the date, the request's id and, since the address itself is
 * echoed in a page's data, the words of `address` (a code, an id).
 */
export async function answerTo(request: APIRequestContext, path: string, address: string[]): Promise<Answer> {
  // A connection that the server has let go while it was idle is opened anew.
  const answer = await request.get(path, { maxRedirects: 0, maxRetries: 3 });
  const { status, headers } = { status: answer.status(), headers: answer.headers() };
  return comparable({ status, headers, body: await answer.text() }, address);
}

/** The same answer without what differs from request to request. */
export function comparable({ status, headers, body }: Answer, address: readonly string[]): Answer {
  const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1];
  const variable = [...address, nonce ?? "", headers["x-request-id"] ?? ""].filter(Boolean);
  const plain = (text: string) => variable.reduce((rest, word) => rest.replaceAll(word, "…"), text);
  return {
    status,
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => !passing.includes(name))
        .map(([name, value]) => [name, plain(value)]),
    ),
    body: withDataInOrder(plain(body)),
  };
}

const script = /<script nonce="[^"]*">self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;
/** Made anew whenever a form is drawn. */
const operation = /"operationId":"[0-9a-f-]{36}"/g;
/** A row that points to another one: "$L1c", "$6", "$1:props:children". */
const pointer = /^"\$(?:[A-Za-z]?[0-9a-f]+)(?::.*)?"$/;

/**
 * A page's data follow it row by row, each when it is ready, and repeated parts are sent once and pointed to: the order
 * and the cut of the rows are the server's timing. Compared are the page without them, and every word and figure in them.
 */
function withDataInOrder(html: string): string {
  const data: string[] = [];
  const page = html.replace(script, (_script, text: string) => {
    data.push(JSON.parse(text) as string);
    return "";
  });
  const rows = data.join("").replace(operation, "");
  const words = (rows.match(/"(?:[^"\\]|\\.)*"/g) ?? []).filter((word) => !pointer.test(word));
  const figures = [...rows.matchAll(/[:,[](-?\d+(?:\.\d+)?)(?=[,\]}])/g)].map(([, figure = ""]) => figure);
  return [page, ...new Set([...words, ...figures].sort())].join("\n");
}
