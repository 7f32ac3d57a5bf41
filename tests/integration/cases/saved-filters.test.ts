import { beforeAll, describe, expect, test } from "vitest";
import { defaultQuery, listChoices } from "@/lib/cases/lists/choices";
import { db } from "@/lib/db/client";
import { refusal, run } from "../../support/run";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 60_000);

const kept = async (who: "facilitator" | "facilitator2" = "facilitator") =>
  (await listChoices(world[who], {})).saved.map(({ name, query, isDefault }) => ({ name, query, isDefault }));
const save = (name: string, query: string, asDefault = false) =>
  run(world.facilitator, "saveFilter", world.facilitator.userId, { name, query, asDefault });

describe("a list that is kept", () => {
  test("keeps its filters and nothing else of the address, and is its owner's alone", async () => {
    await save("Late in Guatemala", "late=yes&after=1.x&country=GT&nonsense=1");
    expect(await kept()).toEqual([
      { name: "Late in Guatemala", query: "country=GT&late=yes", isDefault: false },
    ]);
    expect(await kept("facilitator2")).toEqual([]);
  });

  test("holds what was typed sealed, each under a place of its own", async () => {
    await save("Somebody", "find=Wilmer+Guardado&stage=review");
    const { userId } = world.facilitator;
    const rows = await db().savedFilter.findMany({ where: { userId }, orderBy: { name: "asc" } });
    expect(
      JSON.stringify(rows.map(({ queryCipher }) => Buffer.from(queryCipher).toString("latin1"))),
    ).not.toMatch(/Wilmer|stage|country/);
    expect((await kept()).map(({ query }) => query)).toContain("stage=review&find=Wilmer+Guardado");
    const [one, other] = rows;
    await db().savedFilter.update({ where: { id: one?.id }, data: { queryCipher: other?.queryCipher } });
    await expect(kept()).rejects.toThrow();
    await db().savedFilter.update({ where: { id: one?.id }, data: { queryCipher: one?.queryCipher } });
  });

  test("one at most opens the list", async () => {
    await save("Mine", "turn=mine", true);
    await save("Asylum", "kind=asylum", true);
    expect((await kept()).filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(["Asylum"]);
    expect(await defaultQuery(world.facilitator)).toEqual({ kind: "asylum" });
    const input = { filterId: null };
    await run(world.facilitator, "chooseDefaultFilter", world.facilitator.userId, input);
    expect((await kept()).some(({ isDefault }) => isDefault)).toBe(false);
  });

  test("needs a name of its own, and something that it narrows", async () => {
    expect(await refusal(save("  mine ", "late=yes"))).toBe("INVALID");
    expect(await refusal(save("Everything", "after=1.x"))).toBe("INVALID");
    expect(await refusal(save("", "late=yes"))).toBe("INVALID");
  });

  test("another's is not found", async () => {
    const [mine] = (await listChoices(world.facilitator, {})).saved;
    const { userId } = world.facilitator2;
    const filterId = mine?.id;
    for (const [command, input] of [
      ["renameFilter", { filterId, name: "Theirs", version: 1 }],
      ["deleteFilter", { filterId }],
      ["chooseDefaultFilter", { filterId }],
    ] as const) {
      expect(await refusal(run(world.facilitator2, command, userId, input)), command).toBe("NOT_FOUND");
      const whose = world.facilitator.userId;
      expect(await refusal(run(world.facilitator2, command, whose, input)), command).toBe("NOT_FOUND");
    }
  });

  test("is renamed and deleted", async () => {
    const [one] = (await listChoices(world.facilitator, {})).saved;
    const { userId } = world.facilitator;
    await run(world.facilitator, "renameFilter", userId, { filterId: one?.id, name: "Other", version: 1 });
    expect((await kept()).map(({ name }) => name)).toContain("Other");
    await run(world.facilitator, "deleteFilter", userId, { filterId: one?.id });
    expect((await kept()).map(({ name }) => name)).not.toContain("Other");
    expect(await refusal(run(world.facilitator, "deleteFilter", userId, { filterId: one?.id }))).toBe(
      "NOT_FOUND",
    );
  });
});
