import { db } from "@/lib/db/client";
import type { Hand } from "../hand";
import { approveReport, confirmPayout, issueInvoice, newestReport, payInvoice, sendPayout } from "../money";
import { finishTasks, logExpense, logTime } from "../steps";
import type { PaymentStories } from "../stories/payment";
import type { Story } from "../story";
import { evaluateAdvocate, evaluateDefender, untilSigned } from "../whole-ways";

/** The work is done and paid to the Defender; the Advocate has paid a part of the invoice. */
async function inPayment(hand: Hand, story: Story): Promise<void> {
  const begun = await untilSigned(hand, story, [66, 64, 61], "raman");
  await hand.at(50, "18:00");
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
  await hand.at(41, "17:20");
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
  await hand.at(40, "09:00");
  await hand.does(story.defender, "submitFinalReport", begun.caseId, {});
  await hand.at(37, "10:30");
  await approveReport(hand, begun);
  await issueInvoice(hand, begun, {
    percent: 25,
    source: "Fund for Farm and Sea Work",
    reason: "The workers have not been paid for two months, and the firm takes the case for nothing.",
  });
  await sendPayout(hand, begun, "MX-55381");
  await hand.at(33, "13:00");
  await confirmPayout(hand, begun, story.defender);
  await hand.at(15, "11:00");
  await payInvoice(hand, begun, {
    amount: "300.00",
    on: hand.day(15),
    method: "wire",
    reference: "FT-90417",
  });
}

/** Finance proposes to allow a part of one line; the Defender has not answered. */
async function cutProposed(hand: Hand, story: Story): Promise<void> {
  const begun = await untilSigned(hand, story, [50, 48, 45]);
  await hand.at(30, "16:40");
  await logTime(hand, begun, story.defender, {
    ...{ task: 0, day: hand.day(30), minutes: 420 },
    words: "Viaje a Yoro y entrevista al testigo",
  });
  await hand.at(13, "17:15");
  await finishTasks(hand, begun, story, ["Entrevistado; acepta declarar"], hand.day(13));
  await hand.does(story.defender, "submitFinalReport", begun.caseId, {});
  await hand.at(7, "10:20");
  const part = await db().entryPart.findFirstOrThrow({ where: { entry: { caseId: begun.caseId } } });
  await hand.does("herrera", "proposeCuts", begun.caseId, {
    reportId: await newestReport(begun),
    lines: [
      {
        ...{ partId: part.id, minutes: 300, reasonCode: "travel_share" },
        words: "El contrato paga la mitad del tiempo de viaje.",
      },
    ],
  });
}

/** Both have evaluated and the Defender is paid; the invoice is more than a month overdue. */
async function overdue(hand: Hand, story: Story): Promise<void> {
  const begun = await untilSigned(hand, story, [100, 97, 94]);
  await hand.at(85, "18:10");
  await logTime(hand, begun, story.defender, {
    ...{ task: 0, day: hand.day(85), minutes: 265 },
    words: "Búsqueda en tres aldeas y notificación en persona",
  });
  await logExpense(hand, begun, story.defender, {
    ...{ task: 0, day: hand.day(85), currency: "GTQ", amount: "380.00" },
    ...{ words: "Picop con conductor de la zona", noReceipt: "El conductor no da comprobante" },
  });
  await hand.at(72, "15:50");
  await finishTasks(hand, begun, story, ["Notificado en su casa, con acta"], hand.day(72));
  await hand.does(story.defender, "submitFinalReport", begun.caseId, {});
  await hand.at(70, "10:00");
  await approveReport(hand, begun);
  await issueInvoice(hand, begun);
  await sendPayout(hand, begun, "GT-40388");
  await hand.at(66, "19:20");
  await confirmPayout(hand, begun, story.defender);
  await evaluateAdvocate(hand, begun, story.defender, [4, 5, 4, 5, 5, 5], "");
  await hand.at(60, "11:30");
  await evaluateDefender(hand, begun, story.lawyer, [5, 5, 5, 5, 5, 4, 3], {
    helped: "She found him in the third village, after two others had told us that it could not be done.",
  });
}

/** Terminated before its end: what was worked is still reported and paid. */
async function terminated(hand: Hand, story: Story): Promise<void> {
  const begun = await untilSigned(hand, story, [35, 33, 30]);
  await hand.at(20, "18:45");
  await logTime(hand, begun, story.defender, {
    ...{ task: 0, day: hand.day(20), minutes: 185 },
    words: "Primera visita a la familia",
  });
  await hand.at(8, "13:20");
  await hand.does(story.lawyer, "terminate", begun.caseId, {
    reason: "The client has decided not to go on. She thanks the Defender for her care.",
  });
}

/** Every case of the demo that stands in this stage, or ended in it. */
export const paymentCases = (stories: PaymentStories) => [
  (hand: Hand) => inPayment(hand, stories.copperWire),
  (hand: Hand) => cutProposed(hand, stories.redThread),
  (hand: Hand) => overdue(hand, stories.brokenWheel),
  (hand: Hand) => terminated(hand, stories.coldSpring),
];
