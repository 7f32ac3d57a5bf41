import { describe, expect, test } from "vitest";
import { decideSaveParties, type PartiesFacts, type SavedPerson } from "@/lib/stages/review/intake/parties";
import { savePartiesInput } from "@/lib/stages/review/intake/schema";
import type { CaseStatus } from "@/lib/workflow/statuses";
import { contextOf, refusedWith, uuid } from "./facts";

const ana: SavedPerson = {
  ...{ id: uuid(11), role: "client", position: 0, name: "Ana Ruiz Paz", aliases: ["Anita"], about: "" },
  ...{ country: "HN", region: "Yoro", place: "", languages: [], contact: "", never: "" },
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
  ...{ intakeVersion: 4, noOpposing: false, nickname: "Green door", persons: [ana, sol] },
  ...{ liveCheckIds: [uuid(21), uuid(22)], offerIsLive: false },
};
const given = ({ id, role: _, position: __, ...text }: SavedPerson, change: Partial<SavedPerson> = {}) => ({
  ...text,
  personId: id,
  ...change,
});
const all = { version: 4, known: [ana.id, sol.id], clients: [given(ana)], opposing: [given(sol)] };
const decide = (input: object, status: CaseStatus = "draft", more: Partial<PartiesFacts> = {}) =>
  decideSaveParties(
    { ...facts, ...more },
    savePartiesInput.parse({ ...all, ...input }),
    contextOf(status, "lead"),
  );

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
    const change = { version: 3, clients: [given(ana, { region: "Atlántida", aliases: [] })] };
    expect(refusedWith(() => decide(change))).toMatchObject({
      code: "CONFLICT",
      clashes: ["clients.0.region", "clients.0.aliases"],
    });
    expect(() => decide({ version: 3 })).not.toThrow();
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
