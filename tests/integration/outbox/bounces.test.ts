import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { submittedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

const token = "a-token-of-the-mail-server-with-some-length";
process.env.MAIL_BOUNCE_TOKEN = token;
const host = "127.0.0.1";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** The route reads its settings when it is first asked. */
async function handOver(raw: string, authorization = `Bearer ${token}`): Promise<number> {
  const { POST } = await import("@/app/api/mail/bounces/route");
  const request = new Request("http://127.0.0.1:3000/api/mail/bounces", {
    ...{ method: "POST", body: raw, headers: { authorization } },
  });
  return (await POST(request)).status;
}

async function sent(): Promise<{ id: string; address: string }> {
  const { caseId } = await submittedCase(world);
  const { userId, email: address } = world.facilitator;
  const { id } = await db().notification.findFirstOrThrow({ where: { caseId, userId } });
  await db().mail.update({ where: { id }, data: { state: "sent", address, tries: 1 } });
  return { id, address };
}

type Report = { messageId: string; to: string; action?: string; status?: string; givenBack?: string };

/** A report as a mail server writes it (RFC 3464), with the headers of the mail or the whole of it. */
function report({
  messageId,
  to,
  action = "failed",
  status = "5.1.1",
  givenBack = "text/rfc822-headers",
}: Report) {
  return [
    ...["From: Mail Delivery System <MAILER-DAEMON@mx.example.net>", "To: bounces@portal.example.test"],
    ...["Subject: Undelivered Mail Returned to Sender", `Message-ID: <${randomUUID()}@mx.example.net>`],
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    ...["", "--b", "Content-Type: text/plain; charset=utf-8", "", "I could not deliver it.", ""],
    ...["--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example.net", ""],
    ...[`Final-Recipient: rfc822; ${to}`, `Action: ${action}`, `Status: ${status}`, ""],
    ...["--b", `Content-Type: ${givenBack}`, "", "From: portal@example.test", `Message-ID: ${messageId}`],
    ...[
      "Subject: CF-2026-0001",
      "",
      ...(givenBack === "message/rfc822" ? ["The words of the mail.", ""] : []),
    ],
    ...["--b--", ""],
  ].join("\r\n");
}

const stateOf = async (id: string) => (await db().mail.findUniqueOrThrow({ where: { id } })).state;
const holdOf = (address: string) => db().mailHold.findUnique({ where: { address } });

describe("what the mail server hands over", () => {
  test.each(["text/rfc822-headers", "message/rfc822"])(
    "marks the mail that came back and holds its address, once (%s)",
    async (givenBack) => {
      const { id, address } = await sent();
      const raw = report({ messageId: `<${id}@${host}>`, to: address, givenBack });
      expect(await handOver(raw)).toBe(204);
      expect(await handOver(raw)).toBe(204);
      expect(await stateOf(id)).toBe("bounced");
      expect(await holdOf(address)).toMatchObject({ status: "5.1.1", mailId: id });
      const events = await db().event.findMany({ where: { type: "person.mail_bounced" } });
      expect(events.filter(({ payload }) => (payload as { mailId: string }).mailId === id)).toHaveLength(1);
      await db().mailHold.deleteMany();
    },
  );

  test("of a full mailbox marks the mail and holds nothing", async () => {
    const { id, address } = await sent();
    await handOver(report({ messageId: `<${id}@${host}>`, to: address, status: "5.2.2" }));
    expect(await stateOf(id)).toBe("bounced");
    expect(await holdOf(address)).toBeNull();
  });

  test.each([
    ["a server that still tries", { action: "delayed", status: "4.4.1" }],
    ["a mail that arrived", { action: "delivered", status: "2.0.0" }],
  ])("of %s changes nothing", async (_, changed) => {
    const { id, address } = await sent();
    expect(await handOver(report({ messageId: `<${id}@${host}>`, to: address, ...changed }))).toBe(204);
    expect(await stateOf(id)).toBe("sent");
  });

  test.each([
    ["a mail that we never sent", () => `<${randomUUID()}@${host}>`],
    ["a mail of somebody else", () => "<anything@elsewhere.example>"],
  ])("of %s holds nobody's address, whomever it names", async (_, messageId) => {
    const { address } = await sent();
    expect(await handOver(report({ messageId: messageId(), to: address }))).toBe(204);
    expect(await holdOf(address)).toBeNull();
  });

  test.each([
    ["an answer of a person", "From: a@x.test\r\nSubject: Re: hello\r\n\r\nThank you, I have signed it.\r\n"],
    ["nothing", ""],
    ["noise", "\0\u0001\xff".repeat(500)],
  ])("that is %s is taken and let go", async (_, raw) => {
    expect(await handOver(raw)).toBe(204);
  });

  test("is not there for whoever has no token, and nothing large is read", async () => {
    const { id, address } = await sent();
    const raw = report({ messageId: `<${id}@${host}>`, to: address });
    for (const wrong of ["", "Bearer ", `Bearer ${token}x`, token])
      expect(await handOver(raw, wrong)).toBe(404);
    expect(await stateOf(id)).toBe("sent");
    expect(await handOver("x".repeat(2_000_001))).toBe(413);
  });
});
