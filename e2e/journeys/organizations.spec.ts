import { randomUUID } from "node:crypto";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { run } from "@/tests/support/run";
import { testPassword } from "@/tests/support/world";
import { expect, test } from "../support/browser";
import { confirmIdentity } from "../support/second-step";
import { signedIn } from "../support/sign-in";
import { mailedStaff } from "../support/world";

/** An organization is edited, one of a like name is told before it is entered twice, and two are merged into one. */

const tag = randomUUID().slice(0, 8);
const name = `Hollis & Trask ${tag}`;
let director: UserActor;
let known: string;

test.beforeAll(async () => {
  director = await mailedStaff(tag, "Ruth Calloway", ["DIRECTOR"]);
  const { result } = await run(systemActor, "registerOrganization", null, {
    ...{ name, kind: "LAW_FIRM", country: "US", city: "Tulsa", billingAddress: "", currency: "USD" },
  });
  known = String(result.organizationId);
});

test("an organization is edited, entered twice knowingly, and merged", async ({ seat }) => {
  const { page } = await seat("en");
  await signedIn(page, director);

  await test.step("what is known of it is changed, and its history says who did it", async () => {
    await page.goto(`/staff/organizations/${known}`);
    await page.getByText("Change what is known").click();
    await page.getByLabel("City").fill("Norman");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Norman, United States")).toBeVisible();
    await expect(page.getByText(`${director.name} changed what is known of the organization`)).toBeVisible();
  });

  await test.step("a like name is told, with the way to it, and nothing typed is lost", async () => {
    await page.goto("/staff/organizations/new");
    await page.getByLabel("Name", { exact: true }).fill(`TRASK and Hollis, LLP ${tag}`);
    await page.getByLabel("Country").selectOption({ label: "United States" });
    await page.getByLabel("City").fill("Tulsa");
    await page.getByRole("button", { name: "Add the organization" }).click();
    const asked = page.getByRole("alert").filter({ hasText: "Is it one of these?" });
    await expect(asked.getByRole("link", { name, exact: true })).toHaveAttribute(
      "href",
      `/staff/organizations/${known}`,
    );
    await expect(asked).toContainText("Law firm, Norman, United States");
    await expect(page.getByLabel("City")).toHaveValue("Tulsa");
    await asked.getByRole("button", { name: "None of these: go on" }).click();
    await page.waitForURL("**/staff/organizations");
  });

  await test.step("the one that was entered twice is found by name, and merged after a preview", async () => {
    await page.getByLabel("Name", { exact: true }).fill(`trask ${tag}`);
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.getByRole("link", { name: `TRASK and Hollis, LLP ${tag}` }).click();
    await page.getByRole("link", { name: "It was entered twice: merge it into another" }).click();
    await page.getByLabel("The one that stays").selectOption({ label: name });
    await page.getByRole("button", { name: "Show what would go over" }).click();
    await expect(page.getByText("No case goes over.")).toBeVisible();
    await page.getByRole("button", { name: `Merge into ${name}` }).click();
    const sure = page.getByRole("dialog").getByRole("button", { name: "Merge them" });
    await confirmIdentity(page, "en", testPassword, () => sure.click());
    await page.waitForURL(`**/staff/organizations/${known}`);
    await expect(page.getByText(`TRASK and Hollis, LLP ${tag}, merged into this one on`)).toBeVisible();
  });
});
