import { formatDate } from "@/lib/i18n/format";
import { now } from "@/lib/clock";
import { plusDays, todayIn } from "@/lib/dates";
import { run } from "@/tests/support/run";
import { reviewedCase, type AtCase } from "@/tests/support/walk/review";
import type { World } from "@/tests/support/world";
import { expect, test } from "../support/browser";
import { signedIn } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";

/** Who could have a case, who else has it, and who must not: days away, co-counsel, a wall that is lifted. */

let world: World;
let at: AtCase;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  world = await makeMailedWorld();
  at = await reviewedCase(world);
});

test("a Defender notes days away on a phone, and staff see them where a Defender is chosen", async ({
  seat,
}) => {
  const { page } = await seat("es", { viewport: { width: 360, height: 740 } });
  await signedIn(page, world.defenderGtq);
  await page.goto("/account");
  await page.getByRole("link", { name: "Verlo y cambiarlo" }).click();
  const today = todayIn("America/Guatemala", now());
  const [first, last] = [today, plusDays(today, 6)];
  await page.getByLabel("Primer día").fill(last);
  await page.getByLabel("Último día").fill(first);
  await page.getByRole("button", { name: "Agregar una ausencia" }).click();
  await expect(page.getByLabel("Primer día")).toHaveValue(last);
  await page.getByLabel("Primer día").fill(first);
  await page.getByLabel("Último día").fill(last);
  await page.getByRole("button", { name: "Agregar una ausencia" }).click();
  await expect(
    page.getByText(`del ${formatDate("es", first)} al ${formatDate("es", last)}`, { exact: true }),
  ).toBeVisible();
  await page.getByLabel("Casos abiertos a la vez").fill("2");
  await page.getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByText("Guardado. La página ya lo muestra.")).toBeVisible();

  const office = await seat("en");
  await signedIn(office.page, world.facilitator);
  await office.page.goto(`/cases/${at.code}/review`);
  const row = office.page
    .getByRole("row")
    .filter({ hasText: world.defenderGtq.name })
    .filter({ hasText: world.tag });
  await expect(row).toContainText("0 of 2 cases");
  await expect(row).toContainText(`Away until ${formatDate("en", last)}`);
});

test("co-counsel of another firm is added, and out at the next click once removed", async ({ seat }) => {
  const lead = await seat("en");
  await signedIn(lead.page, world.lawyer);
  await lead.page.goto(`/cases/${at.code}/handover`);
  const unknown = `nobody.${world.tag}@example.test`;
  await lead.page.getByText("Invite somebody who has no account").click();
  await lead.page.getByLabel("Their e-mail address").fill(unknown);
  await lead.page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(lead.page.getByText(`${unknown}, invited, may join until`)).toBeVisible();
  await lead.page.getByRole("button", { name: `Take back the invitation to ${unknown}` }).click();
  await lead.page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await expect(lead.page.getByText(unknown)).toHaveCount(0);

  await lead.page.getByRole("button", { name: "Add co-counsel" }).click();
  const adding = lead.page.getByRole("dialog", { name: "Add co-counsel" });
  await adding.getByLabel("Address with which the lawyer signs in").fill(world.stranger.email);
  await adding.getByRole("button", { name: "Add co-counsel" }).click();
  const listed = lead.page.getByRole("listitem").filter({ hasText: world.stranger.name });
  await expect(listed).toBeVisible();

  const counsel = await seat("en");
  await signedIn(counsel.page, world.stranger);
  expect((await counsel.page.goto(`/cases/${at.code}/review`))?.status()).toBe(200);

  const removal = `Remove ${world.stranger.name} as counsel`;
  await listed.getByRole("button", { name: removal }).click();
  await lead.page.getByRole("dialog", { name: removal }).getByRole("button", { name: "Remove" }).click();
  await expect(lead.page.getByText("Nobody is counsel in this case beside its lead.")).toBeVisible();
  expect((await counsel.page.reload())?.status()).toBe(404);
});

test("a director lets somebody back in, with a reason", async ({ seat }) => {
  const { director, facilitator2 } = world;
  await run(director, "wallOff", at.caseId, { userId: facilitator2.userId, reason: "Knows the employer" });
  const { page } = await seat("en");
  await signedIn(page, director);
  await page.goto(`/cases/${at.code}/handover`);
  await page.getByRole("button", { name: "Let somebody back in" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Walled off").selectOption(facilitator2.userId);
  await dialog.getByLabel("Reason").fill("It was another farm of the same name");
  await dialog.getByRole("button", { name: "Let somebody back in" }).click();
  await expect(page.getByText("Nobody is walled off from this case.")).toBeVisible();
  await page.goto(`/cases/${at.code}/history`);
  await expect(page.getByText("It was another farm of the same name")).toBeVisible();
});
