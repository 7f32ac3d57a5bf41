import type { PlainDate } from "@/lib/dates";
import type { Story } from "./story";

/** The words of the eight cases. Everybody in them is invented. */
export type Stories = ReturnType<typeof storiesFrom>;

/** @param on a day so many days from today; negative: before */
export function storiesFrom(on: (days: number) => PlainDate) {
  const bilingual = { arrangement: "bilingual_staff", words: "Two paralegals speak Spanish" } as const;
  const spanish = { arrangement: "spanish", words: "" } as const;

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
    language: bilingual,
    budget: { budget: "4,000.00", reducedFee: false },
    offer: {
      hours: 40,
      expenses: "900.00",
      words:
        "Localizar cerca de Chiantla a una persona que trabajó en el campo, obtener una certificación, dos entrevistas y una declaración por video.",
      safety: "Vaya de día. En el pueblo nadie debe enterarse del motivo de la visita.",
    },
  } satisfies Story;

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
    language: bilingual,
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

  const slowRiver = {
    lawyer: "tremblay",
    defender: "castellanos",
    who: {
      clients: [
        {
          name: "Kensy Daniela Maradiaga Funes",
          aliases: ["Kency"],
          country: "HN",
          region: "Yoro",
          place: "El Progreso",
          languages: ["Español"],
          contact: "Calls through her grandmother, at weekends.",
          never: "Never mention the father to the grandmother.",
        },
      ],
      opposing: [{ name: "Selvin Osmar Maradiaga", about: "Father, whereabouts unknown", country: "HN" }],
      others: [],
    },
    matter: {
      nickname: "Slow river",
      kind: "family_reunification",
      country: "HN",
      region: "Yoro",
      court: "Cour supérieure, Montréal",
      docket: "500-04-081220-268",
      story:
        "The mother lives in Montréal and asks for her daughter to join her. The father must be found and served, or his absence proved, before the girl turns eighteen.",
      deadlines: [{ kind: "age_out_birthday", day: on(160) }],
    },
    work: [
      {
        kind: "locate_person",
        words: "Find the father or prove the search",
        wordsEs: "Localizar al padre o dejar constancia de la búsqueda",
        deadline: on(35),
      },
      {
        kind: "serve_process",
        words: "Serve him with the papers, in person",
        wordsEs: "Notificarle los documentos en persona",
        deadline: on(55),
      },
      {
        kind: "obtain_consent",
        words: "Consent before a notary, if he gives it",
        wordsEs: "Consentimiento ante notario, si lo otorga",
        deadline: on(70),
      },
    ],
    language: spanish,
    budget: { budget: "3,200.00", reducedFee: false },
    offer: {
      hours: 30,
      expenses: "700.00",
      words:
        "Localizar a un padre en Yoro, notificarle documentos de Canadá y recibir su consentimiento si lo da.",
      safety: "Se dice que tiene un arma. Vaya con alguien, y avise a la oficina antes y después.",
    },
  } satisfies Story;

  const copperWire = {
    lawyer: "lindqvist",
    defender: "robledo",
    who: {
      clients: [
        {
          name: "Nereida Xicoténcatl Ordaz",
          aliases: [],
          country: "MX",
          region: "Oaxaca",
          place: "Juchitán",
          languages: ["Español", "Zapoteco"],
          contact: "Telephone, evenings.",
          never: "",
        },
        {
          name: "Fidel Xicoténcatl Ordaz",
          aliases: ["Fide"],
          country: "MX",
          region: "Oaxaca",
          place: "Juchitán",
          languages: ["Español", "Zapoteco"],
          contact: "Through his sister.",
          never: "",
        },
      ],
      opposing: [
        { name: "Contrataciones del Golfo S.A. de C.V.", about: "Recruiter", country: "MX" },
        { name: "Brightwater Seafood LLC", about: "Employer, Louisiana", country: "US" },
      ],
      others: [],
    },
    matter: {
      nickname: "Copper wire",
      kind: "recruitment_fraud",
      country: "MX",
      region: "Oaxaca",
      court: "U.S. District Court, Eastern District of Louisiana",
      docket: "2:26-cv-01188",
      story:
        "Brother and sister paid a recruiter for visas and jobs that were not as promised. They have receipts, and others of their town paid too.",
      deadlines: [{ kind: "filing", day: on(20) }],
    },
    work: [
      {
        kind: "interview",
        words: "Interview both clients about the recruitment",
        wordsEs: "Entrevistar a las dos personas representadas sobre la contratación",
        deadline: on(-50),
      },
      {
        kind: "declaration",
        words: "Two declarations before a notary",
        wordsEs: "Dos declaraciones ante notario",
        deadline: on(-40),
      },
    ],
    language: bilingual,
    budget: { budget: "2,000.00", reducedFee: true, reducedFeeWords: "Legal aid; half would be a help." },
    offer: {
      hours: 16,
      expenses: "400.00",
      words: "Entrevistas y dos declaraciones ante notario sobre pagos a un reclutador.",
      safety: "El reclutador sigue trabajando en el pueblo. Reúnanse en su oficina.",
    },
  } satisfies Story;

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
    language: spanish,
    budget: { budget: "900.00", reducedFee: false },
    offer: {
      hours: 8,
      expenses: "200.00",
      words: "Tres certificaciones y su apostilla, con urgencia.",
      safety: "",
    },
  } satisfies Story;

  const saltFlat = {
    lawyer: "whitfield",
    defender: "tellez",
    who: {
      clients: [
        {
          name: "Norlan Isaías Baltodano Rizo",
          aliases: [],
          country: "NI",
          region: "León",
          place: "Telica",
          languages: ["Español"],
          contact: "Only through his brother in Costa Rica.",
          never: "Nothing in writing may reach Nicaragua.",
        },
      ],
      opposing: [],
      noOpposing: true,
      others: [],
    },
    matter: {
      nickname: "Salt flat",
      kind: "asylum",
      country: "NI",
      region: "León",
      court: "Immigration Court, Chicago",
      docket: "",
      story: "He asks for a copy of a police record that names him. Asking for it may itself bring danger.",
      deadlines: [],
    },
    work: [
      {
        kind: "obtain_record",
        words: "A copy of a police record",
        wordsEs: "Copia de un registro policial",
        deadline: on(20),
      },
    ],
    language: bilingual,
    budget: { budget: null, reducedFee: false },
    offer: { hours: 6, expenses: "100.00", words: "Una certificación.", safety: "" },
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
    language: bilingual,
    budget: { budget: "2,800.00", reducedFee: false },
    offer: {
      hours: 24,
      expenses: "500.00",
      words: "Un expediente médico y un día de testimonio por video.",
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
    language: bilingual,
    budget: { budget: "1,500.00", reducedFee: false },
    offer: { hours: 12, expenses: "200.00", words: "Una entrevista larga y una declaración.", safety: "" },
  } satisfies Story;

  return { mapleHarvest, ironGate, slowRiver, copperWire, glassDoor, saltFlat, nightShift, blueLedger };
}
