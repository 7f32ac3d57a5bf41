import type { PlainDate } from "@/lib/dates";
import { bilingualStaff, inBrief, spanishSpoken, type Story } from "../story";

/** The words of the cases that stand in evaluation. Everybody in them is invented. */
export type EvaluationStories = ReturnType<typeof evaluationStories>;

/** @param on a day so many days from today; negative: before */
export function evaluationStories(on: (days: number) => PlainDate) {
  const glassDoor = {
    lawyer: "adeyemi",
    defender: "avelar",
    who: {
      clients: [
        {
          name: "Yesenia Guadalupe Alfaro Menjívar",
          aliases: [],
          country: "SV",
          region: "Usulután",
          place: "Jiquilisco",
          languages: ["Español"],
          contact: "WhatsApp, any hour.",
          never: "",
        },
      ],
      opposing: [],
      noOpposing: true,
      others: [],
    },
    matter: {
      nickname: "Glass door",
      kind: "child_in_detention",
      country: "SV",
      region: "Usulután",
      court: "",
      docket: "",
      story:
        "Her nephew is held in a shelter in Texas. To receive him she must prove that they are family: three records from two registries, with apostille.",
      deadlines: [{ kind: "other", day: on(-30) }],
    },
    work: [
      {
        kind: "obtain_record",
        words: "Three certified records from the Registro del Estado Familiar",
        wordsEs: "Tres certificaciones del Registro del Estado Familiar",
        deadline: on(-60),
      },
      {
        kind: "notarize_apostille",
        words: "Apostille of the three",
        wordsEs: "Apostilla de las tres",
        deadline: on(-52),
      },
    ],
    language: spanishSpoken,
    budget: { budget: "900.00", reducedFee: false },
    offer: {
      hours: 8,
      expenses: "200.00",
      words: "Tres certificaciones y su apostilla, con urgencia.",
      safety: "",
    },
  } satisfies Story;

  const blueLedger = {
    lawyer: "lindqvist",
    defender: "castellanos",
    who: {
      clients: [
        {
          name: "Josué Edgardo Banegas Ulloa",
          aliases: ["Chepe Banegas"],
          country: "HN",
          region: "Cortés",
          place: "Choloma",
          languages: ["Español"],
          contact: "Telephone.",
          never: "",
        },
      ],
      opposing: [{ name: "Tri-County Framing Co.", about: "Employer, Indiana", country: "US" }],
      others: [],
    },
    matter: {
      nickname: "Blue ledger",
      kind: "wage_theft",
      country: "HN",
      region: "Cortés",
      court: "U.S. District Court, Northern District of Indiana",
      docket: "2:25-cv-00903",
      story: "Eleven weeks of framing without pay. He kept a ledger of every day.",
      deadlines: [{ kind: "discovery", day: on(-70) }],
    },
    work: [
      {
        kind: "interview",
        words: "Go through the ledger with him, day by day",
        wordsEs: "Repasar con él el cuaderno, día por día",
        deadline: on(-150),
      },
      {
        kind: "declaration",
        words: "One declaration before a notary",
        wordsEs: "Una declaración ante notario",
        deadline: on(-140),
      },
    ],
    language: bilingualStaff,
    budget: { budget: "1,500.00", reducedFee: false },
    offer: { hours: 12, expenses: "200.00", words: "Una entrevista larga y una declaración.", safety: "" },
  } satisfies Story;

  const morningBell = inBrief({
    lawyer: "adeyemi",
    defender: "tellez",
    nickname: "Morning bell",
    kind: "asylum",
    place: ["NI", "León", "León"],
    client: "Xavier Antonio Mendieta Solís",
    contact: "Through his sister in Houston.",
    never: "Nothing in writing may reach Nicaragua.",
    court: "Immigration Court, Houston",
    told: "A teacher who was dismissed for what he said. Counsel needs a report on what happens to teachers there.",
    deadline: { kind: "hearing", day: on(-20) },
    work: [
      {
        kind: "country_evidence",
        words: "A signed report with sources",
        wordsEs: "Un informe firmado, con fuentes",
        deadline: on(-130),
      },
    ],
    budget: "800.00",
    offer: { hours: 7, expenses: "60.00", words: "Un informe sobre docentes despedidos, con fuentes." },
  });

  return { glassDoor, blueLedger, morningBell };
}
