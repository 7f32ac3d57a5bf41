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

/** By which a browser is known again, until when: drawn at random for each, whoever it is and whatever is asked. */
const ownToken = /portal-device=[\w-]{43}; Path=\/; Expires=[^;]+/g;

/** The same answer without what differs from request to request. */
export function comparable({ status, headers, body }: Answer, address: readonly string[]): Answer {
  const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1];
  const variable = [...address, nonce ?? "", headers["x-request-id"] ?? ""].filter(Boolean);
  const plain = (text: string) =>
    variable.reduce((rest, word) => rest.replaceAll(word, "…"), text).replace(ownToken, "portal-device=…");
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
/** The name that Next gives to one drawing of a page, where an action's answer brings its page along. */
const drawing = /(\["\$","\$L?[0-9a-f]+",")[\w-]{21}([vmh]")/g;
/** A row that points to another one: "$L1c", "$6", "$1:props:children". */
const pointer = /^"\$(?:[A-Za-z]?[0-9a-f]+)(?::.*)?"$/;

/** What an action said; its page's data may follow in the same answer. */
const outcome = /^[0-9a-f]+:(\{"ok":.*)$/m;

/**
 * A page's data follow it row by row, each when it is ready, and repeated parts are sent once and pointed to: the order
 * and the cut of the rows are the server's timing. Compared are the page without them, what an action said, and every
 * word and figure in them.
 */
function withDataInOrder(body: string): string {
  const [, said] = outcome.exec(body) ?? [];
  if (said !== undefined) return [said, ...wordsIn(body)].join("\n");
  const data: string[] = [];
  const page = body.replace(script, (_script, text: string) => {
    data.push(JSON.parse(text) as string);
    return "";
  });
  return [page, ...wordsIn(data.join(""))].join("\n");
}

function wordsIn(data: string): string[] {
  const rows = data.replace(operation, "").replace(drawing, "$1…$2");
  const words = (rows.match(/"(?:[^"\\]|\\.)*"/g) ?? []).filter((word) => !pointer.test(word));
  const figures = [...rows.matchAll(/[:,[](-?\d+(?:\.\d+)?)(?=[,\]}])/g)].map(([, figure = ""]) => figure);
  return [...new Set([...words, ...figures].sort())];
}
