import { db } from "@/lib/db/client";
import type { Hand } from "./hand";
import { approveReport, confirmPayout, issueInvoice, payInvoice, sendPayout, submitInterim } from "./money";
import {
  acceptCase,
  acceptOffer,
  acceptTask,
  agree,
  approve,
  finishTasks,
  logExpense,
  logTime,
  offerCase,
  sayOfTask,
  signAgreement,
  submitIntake,
  type Begun,
  writeScopeInSpanish,
} from "./steps";
import type { Stories } from "./stories";
import type { Story } from "./story";

/** From the intake to the third signature, on three days. */
async function untilSigned(
  hand: Hand,
  story: Story,
  days: [number, number, number],
  writer?: string,
): Promise<Begun> {
  hand.at(days[0], "10:20");
  const begun = await submitIntake(hand, story, writer);
  hand.at(days[0] - 1, "09:15");
  await acceptCase(hand, begun);
  const offerId = await offerCase(hand, begun, story);
  hand.at(days[1], "11:40");
  await acceptOffer(hand, begun, story.defender, offerId);
  hand.at(days[2], "15:05");
  await agree(hand, begun, story);
  return begun;
}

/** Five stages behind it: closed, with an outcome. */
async function closedWithOutcome(hand: Hand, { blueLedger: story }: Stories): Promise<void> {
  const begun = await untilSigned(hand, story, [190, 186, 182], "raman");
  hand.at(160, "17:30");
  await logTime(hand, begun, story.defender, {
    task: 0,
    day: hand.day(160),
    minutes: 330,
    words: "Repasamos el cuaderno con él, día por día, en mi oficina",
  });
  await logExpense(hand, begun, story.defender, {
    task: 0,
    day: hand.day(160),
    currency: "HNL",
    amount: "310.00",
    words: "Bus El Progreso–Choloma, ida y vuelta",
    noReceipt: "El bus no da comprobante",
  });
  hand.at(150, "18:10");
  await logTime(hand, begun, story.defender, {
    task: 1,
    day: hand.day(150),
    minutes: 150,
    words: "Declaración ante notario, con lectura en voz alta",
  });
  await finishTasks(
    hand,
    begun,
    story,
    ["Repasado y copiado el cuaderno: 77 días", "Declaración firmada ante notario; dos originales"],
    hand.day(150),
  );
  hand.at(148, "09:30");
  await hand.does(story.defender, "submitFinalReport", begun.caseId, {});
  hand.at(146, "10:00");
  await approveReport(hand, begun);
  await issueInvoice(hand, begun);
  await sendPayout(hand, begun, "HN-20418");
  hand.at(143, "16:00");
  await confirmPayout(hand, begun, story.defender);
  hand.at(130, "12:00");
  await payInvoice(hand, begun, { amount: "all", on: hand.day(130), method: "wire", reference: "FT-88120" });
  hand.at(128, "09:10");
  await evaluate(hand, begun, "ADVOCATE", story.lawyer);
  hand.at(126, "19:20");
  await evaluate(hand, begun, "DEFENDER", story.defender);
  hand.at(40, "14:00");
  await hand.does(story.lawyer, "reportOutcome", begun.caseId, {
    result: "settled",
    day: hand.day(44),
    people: 1,
    recovered: "18,400.00",
    currency: "USD",
    meaning: "decisive",
    words: "The ledger, read into the declaration page by page, was what the other side could not answer.",
    mayTell: true,
  });
}

async function evaluate(
  hand: Hand,
  { caseId }: Begun,
  party: "ADVOCATE" | "DEFENDER",
  key: string,
): Promise<void> {
  const { id: evaluationId } = await db().evaluation.findFirstOrThrow({ where: { caseId, party } });
  const answers =
    party === "ADVOCATE"
      ? {
          scores: {
            quality: 5,
            localKnowledge: 5,
            timeliness: 4,
            communication: 5,
            match: 5,
            process: 4,
            cost: 4,
          },
          choices: { again: "yes", share: "yes" },
          words: { helped: "She explained the notary’s rules before we asked.", improve: "" },
        }
      : {
          scores: { instructions: 4, answers: 4, deadlines: 3, respect: 5, support: 5, payment: 5 },
          choices: { again: "yes", risk: "no" },
          words: { toKnow: "" },
        };
  await hand.does(key, "submitEvaluation", caseId, { evaluationId, ...answers });
}

/** Settled; the Advocate has evaluated, the Defender has not. */
async function inEvaluation(hand: Hand, { glassDoor: story }: Stories): Promise<void> {
  const begun = await untilSigned(hand, story, [75, 73, 71]);
  hand.at(60, "17:00");
  await logTime(hand, begun, story.defender, {
    task: 0,
    day: hand.day(60),
    minutes: 240,
    words: "Tres certificaciones en dos registros",
  });
  await logExpense(hand, begun, story.defender, {
    task: 0,
    day: hand.day(60),
    currency: "USD",
    amount: "14.50",
    words: "Derechos de registro",
    noReceipt: "El registro dio un solo comprobante, que entregué con las certificaciones",
  });
  hand.at(52, "16:30");
  await logTime(hand, begun, story.defender, {
    task: 1,
    day: hand.day(52),
    minutes: 95,
    words: "Apostilla de las tres certificaciones",
  });
  await finishTasks(
    hand,
    begun,
    story,
    ["Tres certificaciones obtenidas", "Apostilladas y enviadas por mensajería"],
    hand.day(52),
  );
  await hand.does(story.defender, "submitFinalReport", begun.caseId, {});
  hand.at(50, "11:00");
  await approveReport(hand, begun);
  await issueInvoice(hand, begun);
  await sendPayout(hand, begun, "SV-77102");
  hand.at(46, "10:00");
  await confirmPayout(hand, begun, story.defender);
  hand.at(36, "12:00");
  await payInvoice(hand, begun, { amount: "all", on: hand.day(36), method: "check", reference: "2207" });
  hand.at(30, "15:45");
  await evaluate(hand, begun, "ADVOCATE", story.lawyer);
}

/** The work is done and paid to the Defender; the Advocate has paid a part of the invoice. */
async function inPayment(hand: Hand, { copperWire: story }: Stories): Promise<void> {
  const begun = await untilSigned(hand, story, [66, 64, 61], "raman");
  hand.at(50, "18:00");
  await logTime(hand, begun, story.defender, {
    task: 0,
    day: hand.day(50),
    minutes: 290,
    words: "Entrevista a los dos hermanos, una parte en zapoteco",
  });
  await logExpense(hand, begun, story.defender, {
    task: 0,
    day: hand.day(50),
    currency: "MXN",
    amount: "420.00",
    words: "Intérprete de zapoteco, media jornada",
    noReceipt: "Firmó recibo simple; lo conservo en papel",
  });
  hand.at(41, "17:20");
  await logTime(hand, begun, story.defender, {
    task: 1,
    day: hand.day(41),
    minutes: 205,
    words: "Dos declaraciones ante notario",
  });
  await finishTasks(
    hand,
    begun,
    story,
    ["Entrevistas hechas; hay otros cuatro que pagaron", "Dos declaraciones firmadas"],
    hand.day(41),
  );
  hand.at(40, "09:00");
  await hand.does(story.defender, "submitFinalReport", begun.caseId, {});
  hand.at(37, "10:30");
  await approveReport(hand, begun);
  await issueInvoice(hand, begun, {
    percent: 25,
    source: "Fund for Farm and Sea Work",
    reason: "The workers have not been paid for two months, and the firm takes the case for nothing.",
  });
  await sendPayout(hand, begun, "MX-55381");
  hand.at(33, "13:00");
  await confirmPayout(hand, begun, story.defender);
  hand.at(15, "11:00");
  await payInvoice(hand, begun, {
    amount: "300.00",
    on: hand.day(15),
    method: "wire",
    reference: "FT-90417",
  });
}

/** At work: a first report was billed, one task done, a date asked for, messages on both sides. */
async function atWork(hand: Hand, { mapleHarvest: story }: Stories): Promise<void> {
  const begun = await untilSigned(hand, story, [53, 49, 27], "raman");
  const { caseId } = begun;
  hand.at(20, "17:10");
  await sayOfTask(hand, begun, story.defender, 0, {
    state: "done",
    result: "Lo encontré en casa de su hermana. Entiende el reclamo y quiere seguir.",
    doneOn: hand.day(20),
  });
  await logTime(hand, begun, story.defender, {
    task: 0,
    day: hand.day(20),
    minutes: 270,
    words: "Búsqueda en Chiantla y conversación con él",
  });
  await logExpense(hand, begun, story.defender, {
    task: 0,
    day: hand.day(20),
    currency: "GTQ",
    amount: "245.50",
    words: "Bus y mototaxi a Chiantla",
    noReceipt: "Los mototaxis no dan comprobante",
  });
  hand.at(18, "09:40");
  await acceptTask(hand, begun, story.lawyer, 0);
  hand.at(12, "16:45");
  await sayOfTask(hand, begun, story.defender, 1, {
    state: "done",
    result: "Certificación de RENAP en mano; envío el original por mensajería.",
    doneOn: hand.day(12),
  });
  await logTime(hand, begun, story.defender, {
    task: 1,
    day: hand.day(12),
    minutes: 135,
    words: "Gestión en RENAP, Huehuetenango",
  });
  await submitInterim(hand, begun, story.defender);
  hand.at(8, "11:20");
  await approveReport(hand, begun);
  await issueInvoice(hand, begun);
  await sendPayout(hand, begun, "GT-41190");
  hand.at(7, "19:03");
  await confirmPayout(hand, begun, story.defender);
  await sayOfTask(hand, begun, story.defender, 2, { state: "doing" });
  await logTime(hand, begun, story.defender, {
    task: 2,
    day: hand.day(7),
    minutes: 300,
    words: "Primera entrevista con él y visita a la testigo",
  });
  await hand.does(story.defender, "sendMessage", caseId, {
    words:
      "Hice la primera entrevista. La testigo guardó un papel del segundo año; mañana le tomo fotografía.",
    documentIds: [],
  });
  hand.at(6, "10:40");
  await hand.does(story.lawyer, "sendMessage", caseId, {
    words: "Thank you. Please photograph both sides of the paper, and ask her where she kept it.",
    documentIds: [],
  });
  hand.at(4, "16:12");
  await hand.does(story.defender, "sendMessage", caseId, {
    words:
      "El juzgado de paz me ofrece la sala con conexión. ¿Le sirve una semana más tarde? Debo confirmar pronto.",
    documentIds: [],
  });
  const task = await db().task.findFirstOrThrow({ where: { caseId, kind: "declaration" } });
  await hand.does(story.defender, "askDeadline", caseId, {
    taskId: task.id,
    version: task.version,
    day: hand.day(-23),
    words: "El juzgado de paz solo tiene sala esa semana",
  });
}

/** Paused while the client recovers. */
async function onHold(hand: Hand, { nightShift: story }: Stories): Promise<void> {
  const begun = await untilSigned(hand, story, [40, 36, 30]);
  hand.at(14, "12:15");
  await sayOfTask(hand, begun, story.defender, 0, { state: "doing" });
  await logTime(hand, begun, story.defender, {
    task: 0,
    day: hand.day(14),
    minutes: 120,
    words: "Visita al médico en Juticalpa",
  });
  hand.at(9, "15:00");
  await hand.does(story.lawyer, "hold", begun.caseId, {
    reason: "She is in hospital again; we wait until she is well enough to be asked.",
    reviewOn: hand.day(-21),
  });
}

/** All three are at the text: one clause was changed, one question stands at it. */
async function inAgreement(hand: Hand, { slowRiver: story }: Stories): Promise<void> {
  hand.at(16, "10:00");
  const begun = await submitIntake(hand, story);
  hand.at(15, "09:30");
  await acceptCase(hand, begun);
  const offerId = await offerCase(hand, begun, story);
  hand.at(12, "20:15");
  await acceptOffer(hand, begun, story.defender, offerId);
  hand.at(9, "14:10");
  await signAgreement(hand, story.lawyer);
  const body = await db().templateVersion.findFirstOrThrow({
    where: { kind: "CONTRACT" },
    orderBy: { number: "desc" },
  });
  const clauses = body.clauses as { key: string }[];
  const safety = clauses.find((clause) => clause.key.toLowerCase().includes("safe")) ?? clauses[0];
  await hand.does(story.defender, "commentOnContract", begun.caseId, {
    ...(safety ? { clauseKey: safety.key } : {}),
    words: "Necesito que diga que puedo suspender la diligencia si hay peligro, sin pedir permiso antes.",
  });
  hand.at(5, "11:35");
  await writeScopeInSpanish(hand, begun, story);
  await approve(hand, begun, story.lawyer);
}

async function offered(hand: Hand, { ironGate: story }: Stories): Promise<void> {
  hand.at(9, "16:30");
  const begun = await submitIntake(hand, story);
  hand.at(7, "10:10");
  await hand.does("okafor", "startReview", begun.caseId, {});
  await hand.does("okafor", "askAdvocate", begun.caseId, {
    questions: [
      { part: "who", question: "May the Defender speak to the aunt, or only to the client herself?" },
    ],
  });
  hand.at(6, "09:20");
  const { id } = await db().question.findFirstOrThrow({ where: { intake: { caseId: begun.caseId } } });
  await hand.does(story.lawyer, "answerQuestions", begun.caseId, {
    answers: { [id]: "To the aunt too: she knows, and she is careful." },
  });
  hand.at(2, "11:00");
  await hand.does("okafor", "acceptCase", begun.caseId, {});
  await offerCase(hand, begun, story);
}

async function declined(hand: Hand, { saltFlat: story }: Stories): Promise<void> {
  hand.at(26, "13:00");
  const begun = await submitIntake(hand, story);
  hand.at(25, "09:45");
  await hand.does("okafor", "startReview", begun.caseId, {});
  await hand.does("okafor", "addNote", begun.caseId, {
    words: "Spoke with two Defenders: asking for this record would name him to the police.",
  });
  hand.at(23, "10:30");
  await hand.does("okafor", "declineCase", begun.caseId, {
    code: "outside_scope",
    words:
      "Asking for this record would put your client in danger. We can advise on other evidence; write to us.",
  });
}

/** All eight, in the order in which they began. */
export async function playCases(hand: Hand, stories: Stories): Promise<void> {
  await closedWithOutcome(hand, stories);
  await inEvaluation(hand, stories);
  await inPayment(hand, stories);
  await atWork(hand, stories);
  await onHold(hand, stories);
  await declined(hand, stories);
  await inAgreement(hand, stories);
  await offered(hand, stories);
}
