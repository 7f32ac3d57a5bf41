import type { PlainDate } from "@/lib/dates";
import { bilingualStaff, inBrief, type Story } from "../story";

/** The words of the cases that were accepted and look for a Defender. Everybody in them is invented. */
export type OfferStories = ReturnType<typeof offerStories>;

/** @param on a day so many days from today; negative: before */
export function offerStories(on: (days: number) => PlainDate) {
  const highBridge = inBrief({
    lawyer: "whitfield",
    defender: "castellanos",
    nickname: "High bridge",
    kind: "wage_theft",
    place: ["HN", "Atlántida", "La Ceiba"],
    client: "Edwin Rolando Zelaya Munguía",
    contact: "Telephone, evenings.",
    opposing: { name: "Prairie State Roofing Inc.", about: "Employer, Illinois", country: "US" },
    court: "U.S. District Court, Northern District of Illinois",
    docket: "1:26-cv-05531",
    told: "Nine roofers were sent home a week before they would have been paid. He kept the list of hours of all nine.",
    deadline: { kind: "discovery", day: on(70) },
    work: [
      {
        kind: "interview",
        words: "Interview him about the list",
        wordsEs: "Entrevistarlo sobre la lista",
        deadline: on(35),
      },
      {
        kind: "declaration",
        words: "His declaration before a notary",
        wordsEs: "Su declaración ante notario",
        deadline: on(50),
      },
    ],
    budget: "1,900.00",
    offer: { hours: 13, expenses: "260.00", words: "Una entrevista y una declaración en La Ceiba." },
  });

  const whiteHeron = inBrief({
    lawyer: "adeyemi",
    defender: "robledo",
    nickname: "White heron",
    kind: "recruitment_fraud",
    place: ["MX", "Veracruz", "Minatitlán"],
    client: "Rosalba Hernández Cadena",
    contact: "Telephone, mornings.",
    opposing: { name: "Visas Seguras del Sureste", about: "Recruiter", country: "MX" },
    court: "U.S. District Court, Southern District of Texas",
    docket: "4:26-cv-02210",
    told: "Forty people of her town paid for visas that were never asked for. She collected the receipts.",
    deadline: { kind: "filing", day: on(60) },
    work: [
      {
        kind: "interview",
        words: "Go through the receipts with her",
        wordsEs: "Revisar con ella los recibos",
        deadline: on(25),
      },
      {
        kind: "obtain_record",
        words: "The complaint at the Fiscalía",
        wordsEs: "La denuncia ante la Fiscalía",
        deadline: on(35),
      },
    ],
    budget: "2,300.00",
    offer: {
      hours: 17,
      expenses: "420.00",
      words: "Revisar cuarenta recibos y obtener copia de una denuncia.",
      safety: "El reclutador conoce a las familias. Reúnanse fuera del pueblo.",
    },
  });

  const ironGate = {
    lawyer: "adeyemi",
    defender: "sajche",
    who: {
      clients: [
        {
          name: "Santa Leticia Pérez Chum",
          aliases: [],
          country: "GT",
          region: "San Marcos",
          place: "Comitancillo",
          languages: ["Mam", "Español"],
          contact: "Her aunt’s shop, mornings. She has no telephone of her own.",
          never: "Her husband’s family must not learn that she is in touch with anyone abroad.",
        },
      ],
      opposing: [],
      noOpposing: true,
      others: [],
    },
    matter: {
      nickname: "Iron gate",
      kind: "asylum",
      country: "GT",
      region: "San Marcos",
      court: "Immigration Court, Houston",
      docket: "",
      story:
        "Her claim rests on what happened before she left. Two neighbours saw it, and the health post has a record of her injuries. Counsel needs declarations and a certified copy before the hearing.",
      deadlines: [{ kind: "hearing", day: on(75) }],
    },
    work: [
      {
        kind: "interview",
        words: "Interview two neighbours, in Mam if they prefer it",
        wordsEs: "Entrevistar a dos vecinos, en mam si lo prefieren",
        deadline: on(30),
      },
      {
        kind: "obtain_record",
        words: "Certified copy of a record of the health post",
        wordsEs: "Certificación de un registro del puesto de salud",
        deadline: on(40),
      },
    ],
    language: bilingualStaff,
    budget: {
      budget: "2,500.00",
      reducedFee: true,
      reducedFeeWords: "The client pays nothing; the firm carries the costs.",
    },
    offer: {
      hours: 22,
      expenses: "600.00",
      words: "Dos entrevistas y una certificación en un municipio de San Marcos, en parte en mam.",
      safety:
        "No pregunte por la persona representada por su nombre. Reúnase con los testigos lejos de la calle principal.",
    },
  } satisfies Story;

  const oldOrchard = inBrief({
    lawyer: "tremblay",
    defender: "sajche",
    nickname: "Old orchard",
    kind: "family_reunification",
    place: ["GT", "Quiché", "Nebaj"],
    client: "Juana Brito Cobo",
    languages: ["Ixil", "Español"],
    contact: "The health promoter carries messages.",
    never: "Do not telephone the municipality.",
    court: "Cour supérieure, Québec",
    told: "Her sons live in Québec. To bring her they need her birth entered late, with two witnesses of her age.",
    deadline: { kind: "filing", day: on(90) },
    work: [
      {
        kind: "obtain_record",
        words: "Late entry of her birth, RENAP",
        wordsEs: "Inscripción tardía de nacimiento, RENAP",
        deadline: on(40),
      },
      {
        kind: "declaration",
        words: "Two witnesses of her age",
        wordsEs: "Dos testigos de su edad",
        deadline: on(45),
      },
    ],
    spanish: true,
    budget: "1,700.00",
    offer: {
      hours: 16,
      expenses: "520.00",
      words: "Inscripción tardía en Nebaj con dos testigos; hay que llevar intérprete de ixil.",
      safety: "Vaya de día; el camino se cierra con lluvia.",
    },
  });

  return { highBridge, whiteHeron, ironGate, oldOrchard };
}
