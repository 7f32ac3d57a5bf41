import type { PlainDate } from "@/lib/dates";
import { bilingualStaff, inBrief, type Story } from "../story";

/** The words of the cases that stand in assignment. Everybody in them is invented. */
export type AssignmentStories = ReturnType<typeof assignmentStories>;

/** @param on a day so many days from today; negative: before */
export function assignmentStories(on: (days: number) => PlainDate) {
  const mapleHarvest = {
    lawyer: "lindqvist",
    defender: "sajche",
    who: {
      clients: [
        {
          name: "Wilmer Antonio Tzoc Baltazar",
          aliases: ["Toño Tzoc"],
          country: "GT",
          region: "Huehuetenango",
          place: "Chiantla",
          languages: ["Español", "Mam"],
          contact: "WhatsApp, text only, after 18:00. His sister Odilia picks up if he does not.",
          never: "Never say “lawyer” or the name of the farm to anyone but him.",
        },
      ],
      opposing: [{ name: "Fennel Ridge Orchards Inc.", about: "Employer, Michigan", country: "US" }],
      others: [
        {
          name: "Odilia Tzoc Baltazar",
          about: "Sister",
          role: "other",
          country: "GT",
          region: "Huehuetenango",
        },
        { name: "Ramiro Quiej Velásquez", about: "Picked beside him", role: "witness", country: "GT" },
      ],
    },
    matter: {
      nickname: "Maple harvest",
      kind: "wage_theft",
      country: "GT",
      region: "Huehuetenango",
      court: "U.S. District Court, Western District of Michigan",
      docket: "1:26-cv-00417",
      story:
        "He picked for two seasons on a work visa and was paid for about half of the hours. The foreman kept the passports. He went home when his mother fell ill, and the employer now says that he never worked the second season. A co-worker in the same town saw it.",
      deadlines: [{ kind: "discovery", day: on(54) }],
    },
    work: [
      {
        kind: "locate_person",
        words: "Find the client and explain the claim",
        wordsEs: "Localizar a la persona representada y explicarle la demanda",
        deadline: on(-16),
      },
      {
        kind: "obtain_record",
        words: "Certified birth record, RENAP",
        wordsEs: "Certificación de nacimiento, RENAP",
        deadline: on(-10),
      },
      {
        kind: "interview",
        words: "Interview the client and one witness in Chiantla",
        wordsEs: "Entrevistar en Chiantla a la persona representada y a un testigo",
        deadline: on(10),
      },
      {
        kind: "declaration",
        words: "Video declaration before the justice of the peace",
        wordsEs: "Declaración por video ante el juez de paz",
        deadline: on(16),
      },
    ],
    language: bilingualStaff,
    budget: { budget: "4,000.00", reducedFee: false },
    offer: {
      hours: 40,
      expenses: "900.00",
      words:
        "Localizar cerca de Chiantla a una persona que trabajó en el campo, obtener una certificación, dos entrevistas y una declaración por video.",
      safety: "Vaya de día. En el pueblo nadie debe enterarse del motivo de la visita.",
    },
  } satisfies Story;

  const nightShift = {
    lawyer: "whitfield",
    defender: "zamora",
    who: {
      clients: [
        {
          name: "Dunia Marisol Euceda Paz",
          aliases: [],
          country: "HN",
          region: "Olancho",
          place: "Juticalpa",
          languages: ["Español"],
          contact: "Telephone, Sundays.",
          never: "",
        },
      ],
      opposing: [{ name: "Harlan Poultry Processing LLC", about: "Employer, Arkansas", country: "US" }],
      others: [],
    },
    matter: {
      nickname: "Night shift",
      kind: "personal_injury",
      country: "HN",
      region: "Olancho",
      court: "Circuit Court, Washington County",
      docket: "72CV-26-1180",
      story:
        "She lost two fingers at the line and was sent home without treatment. A doctor in Juticalpa has seen her since.",
      deadlines: [{ kind: "discovery", day: on(90) }],
    },
    work: [
      {
        kind: "obtain_record",
        words: "The doctor’s record, certified",
        wordsEs: "Certificación del expediente médico",
        deadline: on(25),
      },
      {
        kind: "accompany_testimony",
        words: "Prepare her for testimony by video and sit beside her",
        wordsEs: "Prepararla para declarar por video y acompañarla",
        deadline: on(60),
      },
    ],
    language: bilingualStaff,
    budget: { budget: "2,800.00", reducedFee: false },
    offer: {
      hours: 24,
      expenses: "500.00",
      words: "Un expediente médico y un día de testimonio por video.",
      safety: "",
    },
  } satisfies Story;

  const stoneWall = inBrief({
    lawyer: "adeyemi",
    defender: "avelar",
    nickname: "Stone wall",
    kind: "asylum",
    place: ["SV", "San Salvador", "Mejicanos"],
    client: "Brenda Carolina Escobar Mira",
    contact: "Message first, then call.",
    court: "Immigration Court, Houston",
    told: "Her shop was burnt. The police took a report, and the fire service another.",
    deadline: { kind: "hearing", day: on(45) },
    work: [
      {
        kind: "obtain_record",
        words: "Both reports, certified",
        wordsEs: "Las dos certificaciones",
        deadline: on(-4),
      },
      {
        kind: "country_evidence",
        words: "What the newspapers wrote",
        wordsEs: "Lo que publicaron los periódicos",
        deadline: on(12),
      },
    ],
    budget: "1,600.00",
    offer: { hours: 14, expenses: "180.00", words: "Dos certificaciones y recortes de prensa." },
  });

  const northWind = inBrief({
    lawyer: "tremblay",
    defender: "robledo",
    nickname: "North wind",
    kind: "recruitment_fraud",
    place: ["MX", "Chiapas", "Tapachula"],
    client: "Abelardo Sántiz Girón",
    languages: ["Español", "Tsotsil"],
    contact: "Telephone, evenings.",
    opposing: { name: "Serres du Lac inc.", about: "Employer, Québec", country: "CA" },
    court: "Tribunal administratif du travail, Montréal",
    told: "Six men paid for contracts in a greenhouse and found half of the work. Three are in Tapachula again.",
    deadline: { kind: "hearing", day: on(55) },
    work: [
      {
        kind: "interview",
        words: "Interview three of the men",
        wordsEs: "Entrevistar a tres de ellos",
        deadline: on(-15),
      },
      {
        kind: "declaration",
        words: "Three declarations before a notary",
        wordsEs: "Tres declaraciones ante notario",
        deadline: on(20),
      },
    ],
    spanish: true,
    budget: "3,400.00",
    offer: { hours: 26, expenses: "650.00", words: "Tres entrevistas y tres declaraciones en Tapachula." },
  });

  return { mapleHarvest, nightShift, stoneWall, northWind };
}
