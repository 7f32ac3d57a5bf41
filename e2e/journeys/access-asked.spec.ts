import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/authz/actor";
import { testPassword } from "@/tests/support/world";
import { expect, test } from "../support/browser";
import { linkIn, mailTo } from "../support/mail";
import { confirmIdentity, enrolApp } from "../support/second-step";
import { signInOnPage } from "../support/sign-in";
import { mailedStaff } from "../support/world";

const tag = randomUUID().slice(0, 8);
const asking = {
  ...{ name: "Nadia Ferraro", email: `nadia.${tag}@example.test`, firm: `Ferraro & Quill ${tag}` },
  password: "three long words here",
};

let facilitator: UserActor;
test.beforeAll(async () => {
  facilitator = await mailedStaff(tag, "Tobias Wendt", ["FACILITATOR"]);
});

test("access is asked for, given, and used for a first case", async ({ seat }) => {
  const { page: guest } = await seat("en");
  const { page: office } = await seat("en");

  await test.step("somebody asks on the public page, and what was wrong is said where it is", async () => {
    await guest.goto("/request-access");
    await guest.getByLabel("Your name").fill(asking.name);
    await guest.getByLabel("E-mail at work").fill(asking.email);
    await guest.getByLabel("Firm or organization").fill(asking.firm);
    await guest.getByLabel("Where").selectOption({ label: "Illinois" });
    await guest.getByLabel("Bar number").fill("6301187");
    await guest.getByLabel("Phone").fill("call me");
    await guest.getByLabel("I work in Spanish").check();
    const submit = guest.getByRole("button", { name: "Ask for access" });
    await submit.click();
    await expect(guest.locator(".summary")).toContainText("enter a phone number that can be called");
    await expect(guest.getByLabel("Bar number")).toHaveValue("6301187");
    await guest.getByLabel("Phone").fill("312.555.0142");
    await submit.click();
    await expect(guest.getByRole("status").filter({ hasText: "We have it" })).toBeVisible();
  });

  await test.step("staff find it beside what is known, and let them in with their firm", async () => {
    await signInOnPage(office, facilitator, undefined, "/staff/people/requests");
    const request = office.getByRole("region", { name: asking.name });
    await expect(request).toContainText("Illinois, 6301187");
    await expect(request).toContainText("+1 312 555 0142");
    const way = request.getByRole("form", { name: `Their organization is new: ${asking.name}` });
    await expect(way.getByLabel("Name", { exact: true })).toHaveValue(asking.firm);
    await way.getByLabel("Country").selectOption({ label: "United States" });
    await way.getByLabel("City").fill("Chicago");
    await confirmIdentity(office, "en", testPassword, () =>
      way.getByRole("button", { name: "Add the organization and send the invitation" }).click(),
    );
    await expect(request).toHaveCount(0);
    await expect(office.getByRole("status").filter({ hasText: "Let in." })).toBeVisible();
  });

  await test.step("the mailed link makes the account, once, with a password and a second step", async () => {
    const link = linkIn(await mailTo(asking.email, /access/i), "/invitation/");
    await guest.goto(link);
    await guest.locator("input[name=password]").fill(asking.password);
    await guest.getByRole("button", { name: "Keep this password" }).click();
    await guest.waitForURL(/\/sign-in\?after=joined$/);
    await guest.getByLabel("E-mail").fill(asking.email);
    await guest.getByLabel("Password", { exact: true }).fill(asking.password);
    await guest.getByRole("button", { name: "Go on with the password" }).click();
    await guest.waitForURL("**/sign-in/confirm**");
    await enrolApp(guest, "en");
    await expect(guest).toHaveURL(/\/dashboard$/);
  });

  await test.step("their first intake has a code, and is nobody else’s to read", async () => {
    await guest.goto("/cases/new");
    await guest.getByLabel("Nickname of the case").fill(`First door ${tag}`);
    await guest.getByLabel("Kind of matter").selectOption({ label: "Wage theft" });
    await guest.getByLabel("Country where the work is needed").selectOption({ label: "Guatemala" });
    await guest.getByRole("button", { name: "Begin the intake" }).click();
    await guest.waitForURL(/\/cases\/CF-\d{4}-\d+\/review\/intake\/who$/);
    const { pathname } = new URL(guest.url());
    const code = pathname.split("/")[2] ?? "";
    await guest.goto("/dashboard");
    await expect(guest.getByRole("main")).toContainText(code);
    await office.goto(`/cases/${code}`);
    await expect(office.getByRole("main")).toContainText(code);
    await expect(office.getByText(`First door ${tag}`)).toHaveCount(0);
  });
});
