import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { expectDiscreetMails } from "../support/discretion";
import { expect, phone, test } from "../support/browser";
import { linkIn, mailSaying } from "../support/mail";
import { signInOnPage } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";
import * as agreement from "./steps/agreement";
import * as assignment from "./steps/assignment";
import * as evaluation from "./steps/evaluation";
import { inviteDefender, joinByMail } from "./steps/invitation";
import { writeIntake } from "./steps/intake";
import * as payment from "./steps/payment";
import * as review from "./steps/review";
import { newStory, secretsOf } from "./steps/story";

test("one case through all five stages, each party in a browser of their own", async ({ seat }) => {
  test.setTimeout(600_000);
  const world = await makeMailedWorld();
  const story = newStory();
  const invited = {
    name: "Marta Xuyá Tzoc",
    email: `marta.${randomUUID().slice(0, 8)}@example.test`,
    password: "una clave bien larga",
    practice: `Bufete Sajché ${world.tag}`,
  };
  const enter = async (actor: UserActor) => {
    const one = await seat(actor.locale);
    await signInOnPage(one.page, actor);
    return one;
  };
  const advocate = await enter(world.lawyer);
  const facilitator = await enter(world.facilitator);
  const defender = await seat("es", phone);
  const [counsel, staff, field] = [advocate.page, facilitator.page, defender.page];

  await test.step("a facilitator invites the Defender, who joins by the mailed link", async () => {
    await inviteDefender(staff, invited);
    await joinByMail(field, invited);
  });

  await test.step("their dashboard asks for the terms of the network, and they sign", async () => {
    await field.goto("/dashboard");
    await field.getByRole("link", { name: "Lea y firme los términos de la Red" }).click();
    await expect(field.getByText("Lea y firme los términos", { exact: true })).toBeVisible();
    await agreement.signOnce(field, { name: invited.name, locale: "es", password: invited.password });
  });

  const code = await test.step("the Advocate writes an intake in steps and submits it", () =>
    writeIntake(counsel, story, "Marta Xuya Tzoc"));

  await test.step("staff read, accept, check and offer", async () => {
    await mailSaying(world.facilitator.email, code);
    await review.reviewAndAccept(staff, code, story);
    await review.checkDefender(staff, invited, { atLeast: 1 });
    await review.offer(staff, story);
  });

  await test.step("the Defender is interested, sees the parties, attests and accepts", async () => {
    const mail = await mailSaying(invited.email, code);
    expect(mail.subject).toBe(`${code}: se le propone un caso`);
    await review.answerOffer(field, linkIn(mail, `/cases/${code}/review`), code, story);
  });

  await test.step("the contract is changed, approved by three and sent for signature", async () => {
    await agreement.signOnce(counsel, { name: world.lawyer.name, locale: "en" });
    await agreement.matchScope(counsel, code);
    await agreement.editClause(counsel, code, 3, {
      en: "Interviews take place outside of the client’s home.",
      es: "Las entrevistas se hacen fuera de la casa de la persona representada.",
    });
    await agreement.approve(counsel, code, 3, "en");
    await agreement.approve(field, code, 3, "es");
    await agreement.approve(staff, code, 3, "en");
    await agreement.sendForSignature(staff, code, 3);
  });

  await test.step("the three sign, and the worker seals the contract", async () => {
    await agreement.sign(counsel, code, world.lawyer);
    await agreement.sign(field, code, { name: invited.name, locale: "es", password: invited.password });
    await agreement.sign(staff, code, world.facilitator);
    const pdf = await agreement.sealedContract(advocate, code);
    expect(pdf.text).toContain(code);
    expect(pdf.halves[1]).toContain("Las entrevistas se hacen fuera de la casa");
    for (const name of [world.lawyer.name, invited.name, world.facilitator.name])
      expect(pdf.text).toContain(name);
    expect(pdf.text).not.toContain(story.client.name);
    expect(pdf.text.match(/First viewed[^0-9]{0,40}20\d\d-\d\d-\d\d/g)).toHaveLength(3);
  });

  await test.step("the Defender works, records time and an expense; both write to each other", async () => {
    for (const words of ["Entrevista en el parque", "Segunda entrevista", "Llamada con el juzgado"]) {
      await assignment.recordTime(field, code, "10 min", words);
    }
    await assignment.recordExpense(field, code, { currency: "GTQ", amount: "245.50", understood: "32.09" });
    await assignment.writeMessage(field, code, story.messages.fromDefender, "es");
    await mailSaying(world.lawyer.email, "a message waits for you");
    await assignment.readMessage(counsel, code, story.messages.fromDefender);
    await assignment.writeMessage(counsel, code, story.messages.fromAdvocate, "en");
    await mailSaying(invited.email, "le espera un mensaje");
    await assignment.readMessage(field, code, story.messages.fromAdvocate);
    for (const { words } of story.tasks) {
      await assignment.finishTask(field, code, words, `Hecho: ${words.slice(0, 20)}`);
      await assignment.acceptTask(counsel, code, words);
    }
  });

  const finance = await enter(world.finance);
  const approver = await enter(world.approver);
  const [books, treasury] = [finance.page, approver.page];
  const cut = {
    of: "Entrevista en el parque",
    allow: "5 min",
    reason: "More than such work takes",
    words: "La entrevista consta de cinco minutos en el acta.",
  };

  await test.step("the final report; finance cuts one line, the Defender accepts it in Spanish", async () => {
    await payment.submitFinalReport(field, code);
    await mailSaying(world.finance.email, `${code}: report 1`);
    await payment.proposeCut(books, code, 1, cut);
    await mailSaying(invited.email, "se propone reconocer menos de lo reclamado");
    await payment.acceptCut(field, code, 1, {
      claimed: "USD 58.10",
      proposed: "USD 53.76",
      words: cut.words,
    });
  });

  await test.step("the invoice: one total on screen, in the PDF and in the database; paid in two parts", async () => {
    const { id, number, pdf } = await payment.issueInvoice(finance, code, "65.09");
    for (const line of ["5.42", "10.83", "32.09", "5.92"]) expect(pdf.text).toContain(line);
    for (const words of [cut.of, story.client.name]) expect(pdf.text).not.toContain(words);
    await mailSaying(world.lawyer.email, number);
    await payment.receive(books, code, id, "40.00", "25.09");
    await payment.receive(books, code, id, "25.09", "0.00");
    await counsel.goto(`/cases/${code}/payment/invoices/${id}`);
    await expect(
      counsel.getByRole("heading", { name: `Invoice ${number}: nothing is left to pay` }),
    ).toBeVisible();
  });

  await test.step("the payout: approved by one, sent by another, received by the Defender", async () => {
    await payment.approvePayout(treasury, code);
    await payment.sendPayout(books, code, "BI 2026-4471");
    await mailSaying(invited.email, "se envió su pago");
    const advice = await payment.confirmPayout(defender, code);
    for (const words of ["Aviso de pago", invited.name, "BI 2026-4471", "USD 53.76"])
      expect(advice.text).toContain(words);
  });

  await test.step("both evaluate, the outcome is reported, and the case closes by itself", async () => {
    await evaluation.evaluateDefender(counsel, code);
    await evaluation.reportOutcome(counsel, code, todayIn("America/New_York", now()));
    await evaluation.evaluateAdvocate(field, code);
    await expect(field.getByText(/^El caso se cerró el/)).toBeVisible();
    await counsel.goto(`/cases/${code}/evaluation`);
    await expect(counsel.getByText(/^The case was closed on/)).toBeVisible();
  });

  await test.step("the history is one unbroken chain; no mail told more than a code and a link", async () => {
    await evaluation.unbrokenHistory(counsel, code);
    await evaluation.unbrokenHistory(staff, code);
    const secrets = secretsOf(story, "Marta Xuya");
    const readers = [world.lawyer, world.facilitator, world.finance, world.approver];
    for (const reader of readers) await expectDiscreetMails(reader, code, secrets);
    await expectDiscreetMails({ email: invited.email, locale: "es" }, code, secrets);
  });
});
