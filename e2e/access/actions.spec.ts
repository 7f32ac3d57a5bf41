import { randomUUID } from "node:crypto";
import type { APIResponse, Page, Request } from "@playwright/test";
import { db } from "@/lib/db/client";
import { run } from "@/tests/support/run";
import { assignedCase } from "@/tests/support/walk/assignment";
import { actionsOfBuild } from "@/tests/figures/visitor";
import { expect, test } from "../support/browser";
import { photograph } from "../support/photograph";
import { signedIn } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";

/** A message sent by its form, as the browser sent it. */
async function sentMessage(page: Page, code: string, words: string): Promise<Request> {
  await page.goto(`/cases/${code}/assignment/messages`);
  await page.getByLabel(/^Write to /).fill(words);
  const sent = page.waitForRequest(
    (request) => "next-action" in request.headers() && request.method() === "POST",
  );
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("Sent.", { exact: true })).toBeVisible();
  return sent;
}

/** The same form again, under a new operation and with other words, from wherever `origin` says. */
function forge(page: Page, sent: Request, words: string, origin: string | null): Promise<APIResponse> {
  const [first] = JSON.parse(sent.postData() ?? "[]") as { operationId: string; input: object }[];
  if (!first) throw new Error("The form sent no arguments");
  const { "next-action": action = "", "content-type": type = "text/plain;charset=UTF-8" } = sent.headers();
  return page.context().request.post(sent.url(), {
    headers: { "next-action": action, "content-type": type, ...(origin === null ? {} : { origin }) },
    data: JSON.stringify([{ ...first, operationId: randomUUID(), input: { ...first.input, words } }]),
  });
}

test("a form that does not come from here, or from nobody who is signed in, writes nothing", async ({
  seat,
}) => {
  test.setTimeout(180_000);
  const world = await makeMailedWorld();
  const { caseId, code } = await assignedCase(world);
  const { page } = await seat("en");
  await signedIn(page, world.lawyer);
  const sent = await sentMessage(page, code, "Good morning");
  const written = async () => ({
    messages: await db().message.count({ where: { caseId } }),
    events: await db().event.count({ where: { subject: "case", subjectId: caseId } }),
  });
  const before = await written();
  const ours = process.env.PORTAL_ORIGIN ?? "";

  await test.step("no Origin, and the origins of others", async () => {
    for (const origin of [null, "https://evil.example", `${ours}.evil.example`, "null"]) {
      const answer = await forge(page, sent, "Forged", origin);
      expect(await answer.text()).not.toContain('"ok":true');
      expect(await written(), `from ${origin ?? "nowhere"}`).toEqual(before);
    }
  });

  await test.step("a file from elsewhere is not taken", async () => {
    const documents = () => db().document.count({ where: { caseId } });
    const [few, buffer] = [await documents(), await photograph("Forged")];
    const upload = (headers: Record<string, string>) =>
      page.context().request.post("/api/uploads", {
        headers: {
          ...{ "x-file-purpose": "message", "x-file-case": caseId, "x-file-name": "forged.jpg" },
          ...{ "content-type": "application/octet-stream", ...headers },
        },
        data: buffer,
      });
    expect((await upload({})).status()).toBe(422);
    expect((await upload({ origin: "https://evil.example" })).status()).toBe(422);
    expect(await documents()).toBe(few);
    expect((await upload({ origin: ours })).status()).toBe(200);
    expect(await documents()).toBe(few + 1);
  });

  await test.step("the same request from our own origin is carried out: the forgeries were whole", async () => {
    const answer = await forge(page, sent, "Not forged", ours);
    expect(answer.status()).toBe(200);
    expect((await written()).messages).toBe(before.messages + 1);
  });

  await test.step("a session that was ended is refused at the next request", async () => {
    await run(world.director, "disablePerson", world.lawyer.userId, { reason: "Left" });
    const after = await written();
    const answer = await forge(page, sent, "Too late", ours);
    expect(await answer.text()).not.toContain('"ok":true');
    expect(await written()).toEqual(after);
    await page.goto(`/cases/${code}/assignment/messages`);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await expect(page.getByText("Good morning")).toHaveCount(0);
  });
});

test("an action that is sent no form says so, and no more", async ({ seat }) => {
  const world = await makeMailedWorld();
  const { page } = await seat("en");
  await signedIn(page, world.lawyer);
  const origin = process.env.PORTAL_ORIGIN ?? "";
  const before = await db().event.count();
  // Those around whose gate there is something more.
  const wrapped = ["changeProfile", "registerOrganization", "passSecondStep", "assignFacilitator"];
  for (const [name, action] of actionsOfBuild()) {
    const others = wrapped.includes(name) ? ["[]", '["a form"]', "[[]]", '[{"input":null}]'] : [];
    for (const sent of ["[null]", ...others]) {
      const answer = await page.context().request.post("/account", {
        headers: { "next-action": action.id, "content-type": "text/plain;charset=UTF-8", origin },
        data: sent,
      });
      const said = await answer.text();
      expect([answer.status(), /"ok":false,"code":"([A-Z_]+)"/.exec(said)?.[1]], `${name} ${sent}`).toEqual([
        200,
        "INVALID",
      ]);
    }
  }
  expect(await db().event.count()).toBe(before);
});
