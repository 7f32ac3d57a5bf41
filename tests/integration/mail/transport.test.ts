import { expect, test } from "vitest";
import { composeMail } from "@/lib/mail/message";
import { closeMail, mailAnswers, sendMail } from "@/lib/mail/transport";
import { startMailCatcher } from "../../support/mail-catcher";

const words = {
  lang: "es" as const,
  subject: "CF-2026-0042: le toca a usted",
  sentence: "Le toca firmar el contrato; fecha límite: 30 nov 2026.",
  button: "Abrir el caso",
  href: "https://portal.example.org/cases/CF-2026-0042/agreement",
  footer: "Justice in Motion, Brooklyn. No responda a este correo.",
};
const reader = { name: "Licda. Marta Sajché, “la Seño”", address: "marta@defensa.test" };

test("a mail goes when its server is there, and says so when it is not", async () => {
  const mail = await composeMail({ to: reader, id: "n-1", host: "portal.example.org" }, words);
  expect(await mailAnswers()).toBe(false);
  await expect(sendMail(mail)).rejects.toThrow();

  const catcher = await startMailCatcher();
  try {
    expect(await mailAnswers()).toBe(true);
    await sendMail(mail);
    await sendMail(mail);
    const { to, parsed, raw } = await catcher.waitFor((caught) => caught.to.includes(reader.address));
    expect(to).toEqual([reader.address]);
    expect(parsed.subject).toBe(words.subject);
    expect(parsed.to && "value" in parsed.to && parsed.to.value[0]?.name).toBe(reader.name);
    expect(parsed.text).toContain(words.sentence);
    expect(parsed.text).toContain(words.href);
    expect(parsed.html).toContain(`href="${words.href}"`);
    expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
    expect(parsed.headers.get("content-language")).toBe("es");
    expect(parsed.attachments).toEqual([]);
    // Twice the same notice is one mail to whoever reads it.
    expect(catcher.mails.map((caught) => caught.parsed.messageId)).toEqual(
      Array(2).fill("<n-1@portal.example.org>"),
    );
    // Lines of a mail end within what every server takes.
    expect(
      Math.max(
        ...raw
          .toString("latin1")
          .split("\r\n")
          .map((line) => line.length),
      ),
    ).toBeLessThan(999);
  } finally {
    await catcher.stop();
  }
});

test("mails that follow one another share a call; each goes once, whatever becomes of the line in between", async () => {
  closeMail();
  const sent = async (id: string) =>
    sendMail(await composeMail({ to: reader, id, host: "portal.example.org" }, words));
  const ids = (catcher: { mails: { parsed: { messageId?: string } }[] }) =>
    catcher.mails.map(({ parsed }) => parsed.messageId);

  const first = await startMailCatcher();
  for (const id of ["m-1", "m-2", "m-3"]) await sent(id);
  expect(first.calls()).toBe(1);
  expect(ids(first)).toEqual(["m-1", "m-2", "m-3"].map((id) => `<${id}@portal.example.org>`));
  await first.stop();
  await expect(sent("m-4")).rejects.toThrow();

  const second = await startMailCatcher();
  try {
    await sent("m-4");
    await sent("m-5");
    expect(second.calls()).toBe(1);
    // Whoever ends hangs up, and may call again.
    closeMail();
    await sent("m-6");
    expect(second.calls()).toBe(2);
    expect(ids(second)).toEqual(["m-4", "m-5", "m-6"].map((id) => `<${id}@portal.example.org>`));
  } finally {
    await second.stop();
  }
});
