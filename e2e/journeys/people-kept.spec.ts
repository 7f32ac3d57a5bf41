import { randomUUID } from "node:crypto";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { run } from "@/tests/support/run";
import { testPassword } from "@/tests/support/world";
import { expect, phone, test } from "../support/browser";
import { confirmIdentity } from "../support/second-step";
import { signedIn } from "../support/sign-in";
import { mailedPerson, mailedStaff } from "../support/world";

/** What is known of people is kept right: by staff, by a lawyer, by a Defender; and mail that does not reach them is seen to. */

const tag = randomUUID().slice(0, 8);
let director: UserActor;
let lawyer: UserActor;
let defender: UserActor;

async function organization(name: string, kind: string, country: string): Promise<string> {
  const { result } = await run(systemActor, "registerOrganization", null, {
    ...{ name: `${name} ${tag}`, kind, country, city: "Boston", billingAddress: "", currency: "USD" },
  });
  return String(result.organizationId);
}

test.beforeAll(async () => {
  director = await mailedStaff(tag, "Ruth Calloway", ["DIRECTOR"]);
  lawyer = await mailedPerson(tag, "Nora Vance", "en", {
    ...{ kind: "advocate_side", membership: "LAWYER" },
    organizationId: await organization("Vance & Sáenz", "LAW_FIRM", "US"),
  });
  defender = await mailedPerson(tag, "Marta Sajché", "es", {
    kind: "defender",
    organizationId: await organization("Bufete Sajché", "DEFENDER_PRACTICE", "GT"),
    profile: {
      ...{ country: "GT", place: "Huehuetenango", regions: [], areas: ["wage_theft"], languages: ["es"] },
      ...{ capacity: 5, payoutCurrency: "USD" },
    },
  });
});

test("staff rename a person and see to mail that came back", async ({ seat }) => {
  const { page } = await seat("en");
  await signedIn(page, director);

  await test.step("a name is corrected, and the history says from what to what, and why", async () => {
    await page.goto(`/staff/people/${lawyer.userId}`);
    await page.getByText("Change the name").first().click();
    await page.getByLabel("Name", { exact: true }).fill("Nora Vance Ortiz");
    await page.getByLabel("Why the name changes").fill("As in her bar card");
    await confirmIdentity(page, "en", testPassword, () =>
      page.getByRole("button", { name: "Change the name" }).click(),
    );
    await expect(page.getByRole("heading", { level: 1, name: "Nora Vance Ortiz" })).toBeVisible();
    const act = page.getByRole("listitem").filter({ hasText: "from “Nora Vance” to “Nora Vance Ortiz”" });
    await expect(act).toContainText("Reason: As in her bar card");
  });

  await test.step("mail that came back is counted in the navigation until somebody sees to it", async () => {
    const { userId } = lawyer;
    const told = { userId, kind: "notice", state: "sent" } as const;
    await expect.poll(() => db().mail.count({ where: told })).toBe(1);
    const { id: mailId } = await db().mail.findFirstOrThrow({ where: told });
    const place = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Mail sent/ });
    // Theirs alone: others are mailed meanwhile, and a page holds the newest.
    await page.goto(`/staff/mail?find=${encodeURIComponent(lawyer.email)}`);
    const before = Number((await place.innerText()).replace(/\D/g, ""));
    const counted = (count: number) => `Mail sent${count || ""}`;
    await run(systemActor, "bounceMail", userId, { mailId, status: "5.1.1" });
    await page.reload();
    await expect(place).toHaveText(counted(before + 1));

    const row = page
      .getByRole("row")
      .filter({ hasText: "Nora Vance Ortiz" })
      .filter({ hasText: "Came back" });
    await row.getByRole("button", { name: "Let mail go again" }).click();
    const asked = page.getByRole("dialog", { name: "Let mail to Nora Vance Ortiz go again?" });
    await asked.getByRole("button", { name: "Let mail go again" }).click();
    await row.getByRole("button", { name: "Send again" }).click();
    await expect(place).toHaveText(counted(before));
  });
});

test("a lawyer says where they are admitted, and a Defender where they go", async ({ seat }) => {
  const { page } = await seat("en");
  await signedIn(page, lawyer);
  await page.goto("/account/counsel");
  const first = page.getByRole("group", { name: "Admission 1" });
  await first.getByLabel("Where").selectOption({ label: "Illinois" });
  await first.getByLabel("Bar number").fill("6301187");
  await page.getByLabel("I work in Spanish").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. The page shows it now.")).toBeVisible();
  await page.reload();
  await expect(first.getByLabel("Bar number")).toHaveValue("6301187");

  const { page: small } = await seat("es", phone);
  await signedIn(small, defender);
  await small.goto("/account/network");
  const regions = small.getByRole("group", { name: /^Departamentos o estados/ });
  await expect(regions.getByRole("checkbox")).toHaveCount(22);
  for (const name of ["Huehuetenango", "Quiché"]) await regions.getByLabel(name, { exact: true }).check();
  await small.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(small.getByText("Guardado. La página ya lo muestra.")).toBeVisible();
  const { regions: kept } = await db().defender.findUniqueOrThrow({ where: { userId: defender.userId } });
  expect([...kept].sort()).toEqual(["GT-13", "GT-14"]);
});
