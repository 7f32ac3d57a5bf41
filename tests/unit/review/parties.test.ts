import { describe, expect, test } from "vitest";
import { DomainError } from "@/lib/errors";
import { decideSaveParties, type PartiesFacts, type SavedPerson } from "@/lib/stages/review/intake/parties";
import { savePartiesInput } from "@/lib/stages/review/intake/schema";
import type { CaseStatus } from "@/lib/workflow/statuses";
import { contextOf, refusedWith, uuid } from "./facts";

const ana: SavedPerson = {
  ...{ id: uuid(11), role: "client", position: 0, name: "Ana Ruiz Paz", aliases: ["Anita"], about: "" },
  ...{ country: "HN", region: "Yoro", place: "", languages: [], contact: "", never: "", version: 2 },
};
const sol: SavedPerson = {
  ...ana,
  id: uuid(12),
  role: "opposing",
  position: 1,
  name: "Finca Sol S.A.",
  aliases: [],
};

const facts: PartiesFacts = {
  ...{ intakeVersion: 4, noOpposing: false, nickname: "Green door", persons: [ana, sol], takenOut: [] },
  ...{ liveCheckIds: [uuid(21), uuid(22)], offerIsLive: false },
};
const given = (
  { id, role: _, position: __, version: ___, ...text }: SavedPerson,
  change: Partial<SavedPerson> = {},
) => ({
  ...text,
  personId: id,
  ...change,
});
const all = {
  version: 4,
  known: [ana, sol].map(({ id, version }) => ({ id, version })),
  clients: [given(ana)],
  opposing: [given(sol)],
};
const decide = (input: object, status: CaseStatus = "draft", more: Partial<PartiesFacts> = {}) =>
  decideSaveParties(
    { ...facts, ...more },
    savePartiesInput.parse({ ...all, ...input }),
    contextOf(status, "lead"),
  );

const seen = (ofAna: number, ofSol: number) => [
  { id: ana.id, version: ofAna },
  { id: sol.id, version: ofSol },
];

function clashesOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return error.clashes;
    throw error;
  }
  return [];
}

const kindsOf = (decision: ReturnType<typeof decide>) => decision.events.map(({ type }) => type);

describe("what makes a check stale", () => {
  test.each<[string, object, boolean]>([
    ["nothing changed", {}, false],
    ["another place", { clients: [given(ana, { place: "El Progreso" })] }, false],
    ["a new name", { clients: [given(ana, { name: "Ana Ruiz Luna" })] }, true],
    ["another alias", { clients: [given(ana, { aliases: ["Anita", "La Nana"] })] }, true],
    ["an alias taken away", { clients: [given(ana, { aliases: [] })] }, true],
    ["somebody new", { others: [{ name: "Beto Luna Rey" }] }, true],
    ["somebody taken out", { opposing: [], noOpposing: true }, false],
  ])("%s", (_, input, renamed) => {
    const decision = decide(input);
    expect(decision.changes.renamed).toBe(renamed);
    expect(kindsOf(decision).filter((type) => type === "check.stale")).toHaveLength(renamed ? 2 : 0);
  });

  test("with an offer out, one of the stale checks gives the facilitator the turn", () => {
    const { events } = decide({ others: [{ name: "Beto Luna Rey" }] }, "offered", { offerIsLive: true });
    const offered = events.flatMap((event) => (event.type === "check.stale" ? [event.payload.offered] : []));
    expect(offered).toEqual([true, false]);
  });
});

describe("what may be changed when", () => {
  test.each<[CaseStatus, object, string | null]>([
    ["draft", { clients: [given(ana, { name: "Eva Sol Mar" })] }, null],
    ["needs_info", { opposing: [], noOpposing: true }, null],
    ["submitted", { others: [{ name: "Beto Luna Rey" }] }, null],
    ["offered", { clients: [given(ana, { aliases: ["Anita", "La Nana"] })] }, null],
    ["submitted", { clients: [given(ana, { name: "Eva Sol Mar" })] }, "INVALID"],
    ["in_review", { clients: [given(ana, { aliases: [] })] }, "INVALID"],
    ["accepted", { opposing: [] }, "INVALID"],
    ["needs_info", { opposing: [] }, "INCOMPLETE"],
  ])("%s: %o", (status, input, code) => {
    if (code === null) expect(() => decide(input, status)).not.toThrow();
    else expect(refusedWith(() => decide(input, status)).code).toBe(code);
  });

  test("who is absent and was not known is kept; who was known is taken out", () => {
    expect(decide({ known: [], opposing: [] }).changes.removed).toEqual([]);
    expect(decide({ opposing: [] }).changes.removed).toEqual([sol.id]);
  });

  test("a person of another case is nobody", () => {
    expect(
      refusedWith(() =>
        decide({ clients: [given(ana, { id: uuid(99) }), { name: "X Y", personId: uuid(99) }] }),
      ).code,
    ).toBe("NOT_FOUND");
  });
});

describe("two at once", () => {
  test("a stale version shows both texts of each field that differs, and only of those", () => {
    const change = { known: seen(1, 2), clients: [given(ana, { region: "Atlántida", aliases: [] })] };
    expect(refusedWith(() => decide(change))).toMatchObject({
      code: "CONFLICT",
      clashes: [`clients.${ana.id}.region`, `clients.${ana.id}.aliases`],
    });
    expect(() => decide({ version: 3, known: seen(1, 2) })).not.toThrow();
  });

  test("whom nobody else touched can be changed and taken out, whatever else was saved", () => {
    const change = { version: 3, known: seen(2, 2), clients: [given(ana, { region: "Atlántida" })] };
    expect(
      decide({ ...change, opposing: [], noOpposing: true }, "draft", { noOpposing: true }),
    ).toMatchObject({
      changes: { changed: [{ id: ana.id }], removed: [sol.id] },
    });
  });

  test("whom somebody else changed is not taken out unseen", () => {
    const out = { version: 3, known: seen(2, 1), opposing: [], noOpposing: true };
    const refused = clashesOf(() => decide(out, "draft", { noOpposing: true }));
    expect(refused).toEqual([
      {
        field: `opposing.${sol.id}`,
        theirs: expect.objectContaining({ name: "Finca Sol S.A.", personId: sol.id }) as unknown,
        yours: null,
      },
    ]);
    const again = { ...out, version: 4, known: seen(2, 2) };
    expect(decide(again).changes.removed).toEqual([sol.id]);
  });

  test("whom somebody else took out: said where something new was written, else they stay out", () => {
    const gone = { persons: [ana], takenOut: [sol], noOpposing: true };
    const untouched = { version: 3, noOpposing: true };
    expect(decide(untouched, "draft", gone).changes).toMatchObject({ added: [], changed: [], removed: [] });
    const rewritten = {
      ...untouched,
      opposing: [given(sol, { about: "Owner of the farm" })],
      noOpposing: true,
    };
    expect(clashesOf(() => decide(rewritten, "draft", gone))).toContainEqual({
      field: `opposing.${sol.id}`,
      theirs: null,
      yours: expect.objectContaining({ about: "Owner of the farm" }) as unknown,
    });
    const knowing = decide({ ...rewritten, version: 4 }, "draft", gone).changes;
    expect(knowing.added).toMatchObject([{ name: "Finca Sol S.A.", about: "Owner of the farm", version: 1 }]);
    expect(knowing.added[0]?.id).not.toBe(sol.id);
  });

  test("that nobody opposes is a field like any other", () => {
    const mine = { version: 3, opposing: [], noOpposing: true };
    expect(clashesOf(() => decide(mine, "draft", { persons: [ana] }))).toEqual([
      { field: "noOpposing", theirs: false, yours: true },
    ]);
  });
});

test("the nickname names nobody who is added", () => {
  const refused = refusedWith(() => decide({ others: [{ name: "Door Green López" }] }));
  expect(refused).toMatchObject({ code: "NAMES_A_PARTY", fields: ["others.0.name"] });
});

test("“no opposing party” is dropped when there is one", () => {
  expect(decide({ noOpposing: true }).changes.noOpposing).toBe(false);
  expect(decide({ noOpposing: true, opposing: [] }).changes.noOpposing).toBe(true);
});
