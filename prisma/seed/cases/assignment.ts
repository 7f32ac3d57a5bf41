import { db } from "@/lib/db/client";
import type { Hand } from "../hand";
import { approveReport, confirmPayout, issueInvoice, sendPayout, submitInterim } from "../money";
import { acceptTask, logExpense, logTime, sayOfTask } from "../steps";
import type { AssignmentStories } from "../stories/assignment";
import type { Story } from "../story";
import { untilSigned } from "../whole-ways";

/** At work: a first report was billed, one task done, a date asked for, messages on both sides. */
async function atWork(hand: Hand, story: Story): Promise<void> {
  const begun = await untilSigned(hand, story, [53, 49, 27], "raman");
  const { caseId } = begun;
  await hand.at(20, "17:10");
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
  await hand.at(18, "09:40");
  await acceptTask(hand, begun, story.lawyer, 0);
  // A lawyer of another firm, who brings the same clients' claim in another State.
  await hand.does(story.lawyer, "addCounsel", caseId, { email: (await hand.as("adeyemi")).email });
  await hand.at(12, "16:45");
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
  await hand.at(8, "11:20");
  await approveReport(hand, begun);
  await issueInvoice(hand, begun);
  await sendPayout(hand, begun, "GT-41190");
  await hand.at(7, "19:03");
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
  await hand.at(6, "10:40");
  await hand.does(story.lawyer, "sendMessage", caseId, {
    words: "Thank you. Please photograph both sides of the paper, and ask her where she kept it.",
    documentIds: [],
  });
  await hand.at(4, "16:12");
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
async function onHold(hand: Hand, story: Story): Promise<void> {
  const begun = await untilSigned(hand, story, [40, 36, 30]);
  await hand.at(14, "12:15");
  await sayOfTask(hand, begun, story.defender, 0, { state: "doing" });
  await logTime(hand, begun, story.defender, {
    task: 0,
    day: hand.day(14),
    minutes: 120,
    words: "Visita al médico en Juticalpa",
  });
  await hand.at(9, "15:00");
  await hand.does(story.lawyer, "hold", begun.caseId, {
    reason: "She is in hospital again; we wait until she is well enough to be asked.",
    reviewOn: hand.day(-21),
  });
}

/** A task is past its date: the facilitator was told. */
async function lateAtWork(hand: Hand, story: Story): Promise<void> {
  const begun = await untilSigned(hand, story, [38, 36, 33]);
  await hand.at(20, "17:25");
  await sayOfTask(hand, begun, story.defender, 0, { state: "doing" });
  await logTime(hand, begun, story.defender, {
    ...{ task: 0, day: hand.day(20), minutes: 150 },
    words: "Dos visitas al Registro; el libro de ese año está en restauración",
  });
}

/** A first report waits for review, in Canadian dollars. */
async function reportedOnce(hand: Hand, story: Story): Promise<void> {
  const begun = await untilSigned(hand, story, [45, 43, 40]);
  await hand.at(25, "18:20");
  await sayOfTask(hand, begun, story.defender, 0, {
    ...{ state: "done", doneOn: hand.day(25) },
    result: "Tres entrevistas grabadas; una de las personas pide que no se use su nombre.",
  });
  await logTime(hand, begun, story.defender, {
    ...{ task: 0, day: hand.day(25), minutes: 310 },
    words: "Tres entrevistas en Tapachula",
  });
  await logExpense(hand, begun, story.defender, {
    ...{ task: 0, day: hand.day(25), currency: "MXN", amount: "860.00" },
    ...{ words: "Autobús Juchitán–Tapachula, ida y vuelta", noReceipt: "Perdí el boleto de regreso" },
  });
  await hand.at(9, "16:10");
  await submitInterim(hand, begun, story.defender);
}

/** Every case of the demo that stands in this stage, or ended in it. */
export const assignmentCases = (stories: AssignmentStories) => [
  (hand: Hand) => atWork(hand, stories.mapleHarvest),
  (hand: Hand) => onHold(hand, stories.nightShift),
  (hand: Hand) => lateAtWork(hand, stories.stoneWall),
  (hand: Hand) => reportedOnce(hand, stories.northWind),
];
