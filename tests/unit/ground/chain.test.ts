import { expect, test } from "vitest";
import { eventHash, firstBreak } from "@/lib/workflow/chain";
import type { ChainedFields } from "@/lib/workflow/events";

type Link = { fields: ChainedFields; prevHash: Uint8Array | null; hash: Uint8Array };

function chain(length: number): Link[] {
  const links: Link[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const fields: ChainedFields = {
      id: `event-${seq}`,
      subject: "case",
      subjectId: "case-1",
      seq,
      type: "note.added",
      actorId: "user-1",
      actorRole: "facilitator",
      onBehalfOf: null,
      at: new Date(seq * 1000).toISOString(),
      fromStatus: null,
      toStatus: null,
      payload: { noteId: `${seq}` },
      cipher: null,
      address: null,
      browser: null,
      requestId: null,
    };
    const prevHash = links.at(-1)?.hash ?? null;
    links.push({ fields, prevHash, hash: eventHash(prevHash, fields) });
  }
  return links;
}

test("a whole chain has no break", () => {
  expect(firstBreak([])).toBeNull();
  expect(firstBreak(chain(20))).toBeNull();
});

test.each([
  ["a changed payload", (links: Link[]) => void (links[4]!.fields.payload = { noteId: "other" }), 5],
  ["a changed time", (links: Link[]) => void (links[0]!.fields.at = new Date(0).toISOString()), 1],
  ["an event taken out", (links: Link[]) => void links.splice(6, 1), 8],
  ["two events exchanged", (links: Link[]) => void links.splice(2, 2, links[3]!, links[2]!), 4],
  ["a rewritten event with its own new hash", rewrite, 4],
])("%s is found at the first event that does not follow", (_, change, seq) => {
  const links = chain(10);
  change(links);
  expect(firstBreak(links)).toBe(seq);
});

function rewrite(links: Link[]): void {
  const link = links[2]!;
  link.fields.actorId = "user-2";
  link.hash = eventHash(link.prevHash, link.fields);
}
