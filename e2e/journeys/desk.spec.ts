import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { db } from "@/lib/db/client";
import { rowsOfCsv } from "@/tests/support/csv";
import { run } from "@/tests/support/run";
import {
  clientInput,
  confirmed,
  surname,
  versionOf,
  writtenCase,
  type AtCase,
} from "@/tests/support/walk/review";
import { testPassword, type World } from "@/tests/support/world";
import { expect, test } from "../support/browser";
import { signedIn } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";

/** Staff find their work again, a list they keep, the palette, the list as a file, and share it out among themselves. */

let world: World;
const client = `Ignacio ${surname()} ${surname()}`;
let wages: AtCase;
let asylum: AtCase;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  world = await makeMailedWorld();
  wages = await submittedAs("Brass kettle", "wage_theft", "GT");
  asylum = await submittedAs("Paper lantern", "asylum", "HN");
});

async function submittedAs(nickname: string, kind: string, country: string): Promise<AtCase> {
  const at = await writtenCase(world);
  const { caseId } = at;
  await run(world.lawyer, "saveParties", caseId, {
    version: await versionOf(caseId),
    clients: [clientInput(client)],
    opposing: [],
    others: [],
  });
  await run(world.lawyer, "saveMatter", caseId, {
    ...{
      version: await versionOf(caseId),
      nickname,
      kind,
      country,
      region: "Olancho",
      court: "",
      docket: "",
    },
    ...{ story: `${client} went home in March.`, deadlines: [] },
  });
  await run(world.lawyer, "submitIntake", caseId, confirmed);
  return at;
}

/** The cases that the page lists, by code. */
const listed = (page: Page) => page.locator("table.cases .code").allInnerTexts();

test("a list is narrowed, its address says so, and kept under a name it is opened again", async ({
  seat,
}) => {
  const { page } = await seat("en");
  await signedIn(page, world.facilitator);
  await page.goto("/cases");
  await page.getByLabel("Kind of matter").selectOption("asylum");
  await page.getByLabel("Country").selectOption("HN");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL((url) => url.searchParams.get("kind") === "asylum");
  expect(new URL(page.url()).searchParams.get("country")).toBe("HN");
  expect(await listed(page)).toContain(asylum.code);
  expect(await listed(page)).not.toContain(wages.code);
  const narrowed = await listed(page);

  await page.getByRole("link", { name: "Keep or change lists" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Asylum, Honduras");
  await page.getByRole("button", { name: "Keep this list" }).click();
  await page.waitForURL(/\/cases\?/);
  await page.goto("/cases");
  expect(await listed(page)).toContain(wages.code);
  const kept = page.getByRole("navigation", { name: "Your lists" });
  await kept.getByRole("link", { name: "Asylum, Honduras" }).click();
  await page.waitForURL((url) => url.searchParams.get("kind") === "asylum");
  expect(await listed(page)).toEqual(narrowed);
  await expect(kept.getByRole("link", { name: "Asylum, Honduras" })).toHaveAttribute("aria-current", "true");
});

/** Down through the lines of the palette until one begins so; after the last comes the first. */
async function goDownTo(page: Page, words: string) {
  const chosen = page.getByRole("option", { selected: true });
  for (let presses = 0; presses < 12; presses += 1) {
    if ((await chosen.innerText()).startsWith(words)) break;
    await page.keyboard.press("ArrowDown");
  }
  await expect(chosen).toContainText(words);
}

test("by keys alone the palette reaches a case and a page", async ({ seat }) => {
  const { page } = await seat("en");
  await signedIn(page, world.facilitator);
  await page.goto("/dashboard");
  const { keyboard } = page;
  const box = page.getByRole("dialog", { name: "Search and go" }).getByRole("combobox");
  // A page that has only just come hears no keys yet.
  const openBy = (keys: string) =>
    expect(async () => {
      if (!(await box.isVisible())) await keyboard.press(keys);
      await expect(box).toBeFocused({ timeout: 500 });
    }).toPass({ timeout: 15_000 });

  await test.step("a case by its nickname", async () => {
    await openBy("Control+k");
    await keyboard.type("lantern");
    const cases = page.getByRole("group", { name: "Cases" });
    const found = cases.getByRole("option", { name: asylum.code });
    await expect(found).toBeVisible();
    // Enter takes the first line that is shown, also where pages were listed before the case was found.
    await expect(found).toHaveAttribute("aria-selected", "true");
    // What waits on her bears the code too: on to the case itself.
    await goDownTo(page, `${asylum.code} Paper lantern`);
    await keyboard.press("Enter");
    await page.waitForURL(`**/cases/${asylum.code}/**`);
  });

  await test.step("a page by its name, from a slash", async () => {
    await openBy("/");
    await keyboard.type("people");
    await goDownTo(page, "People");
    await keyboard.press("Enter");
    await page.waitForURL("**/staff/people");
  });

  await test.step("Escape leaves the page as it was, and in a field a slash is a slash", async () => {
    await openBy("Control+k");
    await keyboard.press("Escape");
    await expect(box).toHaveCount(0);
    await page.goto("/cases");
    await page.getByLabel("Code, nickname, firm…").focus();
    await keyboard.type("a/b");
    await expect(page.getByLabel("Code, nickname, firm…")).toHaveValue("a/b");
    await expect(box).toHaveCount(0);
  });
});

test("what is listed is taken as a file after it is asked who it is; it names no client", async ({
  seat,
}) => {
  const { page } = await seat("en");
  await signedIn(page, world.facilitator2);
  const early = await page.request.get("/cases/list.csv?kind=asylum", { maxRedirects: 0 });
  expect([early.status(), early.headers()["location"]]).toEqual([303, "/cases/export?kind=asylum"]);

  await page.goto(`/cases?kind=asylum&find=${world.tag}`);
  const shown = await listed(page);
  expect(shown).toEqual([asylum.code]);
  await page.getByRole("link", { name: "As a file (CSV)" }).click();
  await expect(page.locator("main")).toContainText("1 case");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the file" }).click();
  const asked = page.getByRole("dialog", { name: "Confirm that it is you" });
  await asked.getByLabel("Your password").fill("not the password");
  await asked.getByRole("button", { name: "Confirm and go on" }).click();
  await expect(asked).toContainText(/password/i);
  await asked.getByLabel("Your password").fill(testPassword);
  await asked.getByRole("button", { name: "Confirm and go on" }).click();
  const file = await download;
  await expect(page.getByText("The download has begun.")).toBeVisible();
  expect(file.suggestedFilename()).toMatch(/^cases-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  const [head = [], ...rows] = rowsOfCsv(text.slice(1));
  expect(rows.map((row) => row[head.indexOf("Case")])).toEqual(shown);
  expect(rows.map((row) => row[head.indexOf("Nickname")])).toEqual(["Paper lantern"]);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]));
  for (const word of [...client.split(" "), "March"]) expect(text).not.toContain(word);

  // The address that gave it gives no other list.
  const other = `${file.url()}&country=GT`;
  expect((await page.request.get(other, { maxRedirects: 0 })).status()).toBe(303);
  const events = await db().event.findMany({
    where: { subjectId: world.facilitator2.userId, type: "person.cases_exported" },
  });
  expect(events.map(({ payload }) => payload)).toEqual([{ fields: ["find", "kind"], rows: 1 }]);
});

test("several cases are given at once; one that could not be is named, and given to another", async ({
  seat,
}) => {
  const { page } = await seat("en");
  const { director, facilitator, facilitator2 } = world;
  await run(director, "wallOff", asylum.caseId, {
    userId: facilitator2.userId,
    reason: "Knows the employer",
  });
  const has = async ({ caseId }: AtCase) =>
    (await db().case.findUniqueOrThrow({ where: { id: caseId } })).facilitatorId;
  await signedIn(page, director);
  await page.goto("/staff/load");
  await page.getByRole("link", { name: "Nobody yet" }).click();
  const give = page.getByRole("button", { name: "Give the chosen cases" });
  await give.click();
  await expect(page.getByText("Choose at least one case.").first()).toBeVisible();
  for (const { code } of [wages, asylum]) await page.getByRole("checkbox", { name: code }).check();
  await expect(page.getByText(/^2 of \d+ chosen$/)).toBeVisible();
  await page.getByLabel("Give them to").selectOption(facilitator2.userId);
  await give.click();
  await expect(page.getByText("One case was given.")).toBeVisible();
  const kept = page.getByRole("alert").filter({ hasText: "One case was not given" });
  await expect(kept.getByRole("listitem")).toHaveText([
    `${asylum.code} Choose a facilitator who may act on this case.`,
  ]);
  expect([await has(wages), await has(asylum)]).toEqual([facilitator2.userId, null]);
  await expect(page.getByRole("checkbox", { name: wages.code })).toHaveCount(0);

  await page.getByRole("checkbox", { name: asylum.code }).check();
  await page.getByLabel("Give them to").selectOption(facilitator.userId);
  await give.click();
  await expect(page.getByRole("checkbox", { name: asylum.code })).toHaveCount(0);
  expect(await has(asylum)).toBe(facilitator.userId);
});
