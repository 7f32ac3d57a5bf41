import { beforeAll, describe, expect, test } from "vitest";
import { peopleFilters, peopleView } from "@/lib/people/list";
import { proven } from "@/tests/support/proof";
import { run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** Every page of the list, and how many rows each has. */
async function pages(find: string, size: number) {
  const [names, sizes]: [string[], number[]] = [[], []];
  let after: string | null = null;
  do {
    const page = await peopleView({ find }, after, size);
    names.push(...page.rows.map(({ name }) => name));
    sizes.push(page.rows.length);
    after = page.next;
  } while (after);
  return { names, sizes };
}

describe("the list of people", () => {
  test("is read page by page to its end, by name, nobody twice, also where many have one name", async () => {
    const invite = async (name: string, at: number) =>
      run(await proven(world.facilitator), "invitePerson", null, {
        ...{
          name,
          email: `paged${at}.${world.tag}@example.test`,
          locale: "es",
          timeZone: "America/Guatemala",
        },
        post: { kind: "advocate_side", organizationId: world.firm, membership: "LAWYER" },
      });
    const names = [
      "Zoë Paged",
      "Ana Paged",
      "Ana Paged",
      "Ana Paged",
      "Ñico Paged",
      "Oto Paged",
      "Nilo Paged",
    ];
    for (const [at, name] of names.entries()) await invite(name, at);
    const read = await pages(world.tag + " paged", 2);
    expect(read.sizes).toEqual([2, 2, 2, 1]);
    expect(read.names).toEqual([
      ...["Ana Paged", "Ana Paged", "Ana Paged", "Ñico Paged", "Nilo Paged", "Oto Paged", "Zoë Paged"],
    ]);
  });

  test("is searched by words of the name without their accents, or by the address, and by what somebody is", async () => {
    const { lawyer, finance } = world;
    const found = async (filters: object) => (await peopleView(peopleFilters.parse(filters), null)).rows;
    expect(await found({ find: lawyer.email })).toMatchObject([{ id: lawyer.userId }]);
    const words = lawyer.name.toUpperCase().split(" ").reverse().join(" ");
    expect((await found({ find: `${words} ${world.tag}` })).map(({ id }) => id)).toEqual([lawyer.userId]);
    const inFinance = await found({ find: world.tag, role: "FINANCE" });
    expect(inFinance.map(({ id }) => id)).toContain(finance.userId);
    expect(inFinance.every(({ roles }) => roles.includes("FINANCE"))).toBe(true);
    const defenders = await found({ find: world.tag, role: "DEFENDER" });
    expect(defenders.map(({ id }) => id)).toContain(world.defender.userId);
    expect(defenders.map(({ id }) => id)).not.toContain(lawyer.userId);
    expect(await found({ find: "%" + world.tag + "_" })).toEqual([]);
    expect(peopleFilters.parse({ find: ["x"], role: "KING" })).toEqual({});
  });
});
