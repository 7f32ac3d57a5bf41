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

/** The link of that number in a chain of ten. */
function linkAt(links: Link[], seq: number): Link {
  const link = links[seq - 1];
  if (!link) throw new Error(`No link ${seq}`);
  return link;
}

const change: Record<string, (links: Link[]) => void> = {
  "a changed payload": (links) => {
    linkAt(links, 5).fields.payload = { noteId: "other" };
  },
  "a changed time": (links) => {
    linkAt(links, 1).fields.at = new Date(0).toISOString();
  },
  "an event taken out": (links) => {
    links.splice(6, 1);
  },
  "two events exchanged": (links) => {
    links.splice(2, 2, linkAt(links, 4), linkAt(links, 3));
  },
  "a rewritten event with its own new hash": (links) => {
    const link = linkAt(links, 3);
    link.fields.actorId = "user-2";
    link.hash = eventHash(link.prevHash, link.fields);
  },
};

test.each([
  ["a changed payload", 5],
  ["a changed time", 1],
  ["an event taken out", 8],
  ["two events exchanged", 4],
  ["a rewritten event with its own new hash", 4],
])("%s is found at the first event that does not follow", (what, seq) => {
  const links = chain(10);
  change[what]?.(links);
  expect(firstBreak(links)).toBe(seq);
});
