import type { Hand } from "../hand";
import { approveReport, confirmPayout, issueInvoice, payInvoice, sendPayout } from "../money";
import { finishTasks, logExpense, logTime } from "../steps";
import type { EvaluationStories } from "../stories/evaluation";
import type { Story } from "../story";
import { evaluateAdvocate, evaluateDefender, untilSigned } from "../whole-ways";

/** Five stages behind it: closed, with an outcome. */
async function closedWithOutcome(hand: Hand, story: Story): Promise<void> {
  const begun = await untilSigned(hand, story, [190, 186, 182], "raman");
  await hand.at(160, "17:30");
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
  await hand.at(150, "18:10");
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
  await hand.at(148, "09:30");
  await hand.does(story.defender, "submitFinalReport", begun.caseId, {});
  await hand.at(146, "10:00");
  await approveReport(hand, begun);
  await issueInvoice(hand, begun);
  await sendPayout(hand, begun, "HN-20418");
  await hand.at(143, "16:00");
  await confirmPayout(hand, begun, story.defender);
  await hand.at(130, "12:00");
  await payInvoice(hand, begun, { amount: "all", on: hand.day(130), method: "wire", reference: "FT-88120" });
  await hand.at(128, "09:10");
  await evaluateDefender(hand, begun, story.lawyer, [5, 5, 4, 5, 5, 4, 4], {
    helped: "She read the ledger with him page by page, and told us which notary would read it aloud.",
  });
  await hand.at(126, "19:20");
  await evaluateAdvocate(
    hand,
    begun,
    story.defender,
    [5, 4, 4, 5, 5, 5],
    "La licenciada llamó al cliente para agradecerle; eso se nota.",
  );
  await hand.at(40, "14:00");
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

/** Settled; the Advocate has evaluated, the Defender has not. */
async function inEvaluation(hand: Hand, story: Story): Promise<void> {
  const begun = await untilSigned(hand, story, [75, 73, 71]);
  await hand.at(60, "17:00");
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
  await hand.at(52, "16:30");
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
  await hand.at(50, "11:00");
  await approveReport(hand, begun);
  await issueInvoice(hand, begun);
  await sendPayout(hand, begun, "SV-77102");
  await hand.at(46, "10:00");
  await confirmPayout(hand, begun, story.defender);
  await hand.at(36, "12:00");
  await payInvoice(hand, begun, { amount: "all", on: hand.day(36), method: "check", reference: "2207" });
  await hand.at(30, "15:45");
  await evaluateDefender(hand, begun, story.lawyer, [5, 5, 4, 4, 5, 4, 4], {
    helped: "She knew which of the two registries to go to first, and saved us a week.",
    improve: "A line when the courier left would have helped.",
  });
}

/** Closed; its outcome is not known yet, and was asked for after three months. */
async function closedWithoutOutcome(hand: Hand, story: Story): Promise<void> {
  const begun = await untilSigned(hand, story, [160, 157, 153]);
  await hand.at(140, "17:05");
  await logTime(hand, begun, story.defender, {
    ...{ task: 0, day: hand.day(140), minutes: 215 },
    words: "Informe sobre las condiciones del barrio, con tres fuentes",
  });
  await hand.at(128, "18:00");
  await finishTasks(hand, begun, story, ["Informe firmado, con anexos"], hand.day(128));
  await hand.does(story.defender, "submitFinalReport", begun.caseId, {});
  await hand.at(126, "10:15");
  await approveReport(hand, begun);
  await issueInvoice(hand, begun);
  await sendPayout(hand, begun, "NI-10077");
  await hand.at(122, "16:30");
  await confirmPayout(hand, begun, story.defender);
  await hand.at(110, "12:00");
  await payInvoice(hand, begun, { amount: "all", on: hand.day(110), method: "wire", reference: "FT-87006" });
  await hand.at(105, "09:40");
  await evaluateDefender(hand, begun, story.lawyer, [5, 5, 5, 4, 5, 5, 4], {
    helped: "Every sentence of his report had a source that we could show in court.",
  });
  await hand.at(101, "20:10");
  await evaluateAdvocate(
    hand,
    begun,
    story.defender,
    [4, 4, 3, 5, 5, 4],
    "El plazo del informe era corto para reunir tres fuentes.",
  );
}

/** Every case of the demo that stands in this stage, or ended in it. */
export const evaluationCases = (stories: EvaluationStories) => [
  (hand: Hand) => closedWithOutcome(hand, stories.blueLedger),
  (hand: Hand) => closedWithoutOutcome(hand, stories.morningBell),
  (hand: Hand) => inEvaluation(hand, stories.glassDoor),
];
