import { db } from "@/lib/db/client";
import { eicar } from "@/tests/support/clamd";
import { draftCase } from "@/tests/support/walk/review";
import { expect, test } from "../support/browser";
import { opensAfterScan } from "../support/scanned";
import { signedIn } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";

test("a file with a virus is opened by nobody and says so; a clean one is opened once it was looked at", async ({
  seat,
}) => {
  const world = await makeMailedWorld();
  const { caseId, code } = await draftCase(world);
  const { page, context } = await seat("en", { viewport: { width: 360, height: 740 } });
  await signedIn(page, world.lawyer);
  await page.goto(`/cases/${code}/review/intake/attachments`);
  const choose = async (name: string, text: string) => {
    const file = { name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`) };
    await page.getByLabel(/^(Choose a file|Add another file)\s?, Files/).setInputFiles(file);
  };
  // Attached without another button, unless the virus is found before.
  const attached = page.getByRole("button", { name: "Remove: found.pdf" });
  const refused = page.getByText("found.pdf: A virus was found in this file, and it was not added.");
  await choose("found.pdf", eicar);
  await expect(attached.or(refused)).toBeVisible();
  const wasAttached = await attached.isVisible();
  await choose("power-of-attorney.pdf", "signed");
  await expect(page.getByRole("button", { name: "Remove: power-of-attorney.pdf" })).toBeVisible();
  const href = await opensAfterScan(page, "power-of-attorney.pdf");
  expect((await context.request.get(href)).status()).toBe(200);
  // Another of the same name can be told from it, by ear too.
  await choose("power-of-attorney.pdf", "signed again");
  for (const nth of ["1 of 2", "2 of 2"])
    await expect(
      page.getByRole("button", { name: `Remove: power-of-attorney.pdf, ${nth}`, exact: true }),
    ).toBeVisible();

  const infected = () => db().document.findFirst({ where: { caseId, scan: "INFECTED" } });
  await expect.poll(infected).not.toBeNull();
  if (wasAttached) {
    await page.reload();
    const row = page.getByRole("listitem").filter({ hasText: "found.pdf" });
    await expect(row).toContainText("a virus was found in it; nobody can open it");
    await expect(row.getByRole("link")).toHaveCount(0);
  }
  const { id } = await db().document.findFirstOrThrow({ where: { caseId, scan: "INFECTED" } });
  expect((await context.request.get(`/api/files/${id}`)).status()).toBe(404);
  await page.goto("/notices");
  await expect(
    page.getByText(`${code}: a virus was found in a file of this case, and nobody can open it.`),
  ).toBeVisible();
});
