import type { PlainDate } from "@/lib/dates";
import { inBrief, spanishSpoken, type Story } from "../story";

/** The words of the cases that stand in agreement. Everybody in them is invented. */
export type AgreementStories = ReturnType<typeof agreementStories>;

/** @param on a day so many days from today; negative: before */
export function agreementStories(on: (days: number) => PlainDate) {
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
    language: spanishSpoken,
    budget: { budget: "3,200.00", reducedFee: false },
    offer: {
      hours: 30,
      expenses: "700.00",
      words:
        "Localizar a un padre en Yoro, notificarle documentos de Canadá y recibir su consentimiento si lo da.",
      safety: "Se dice que tiene un arma. Vaya con alguien, y avise a la oficina antes y después.",
    },
  } satisfies Story;

  const lateTrain = inBrief({
    lawyer: "adeyemi",
    defender: "robledo",
    nickname: "Late train",
    kind: "trafficking",
    place: ["MX", "Oaxaca", "Ixtepec"],
    client: "Marisela Toledo Jiménez",
    contact: "Through the parish, Tuesdays.",
    opposing: { name: "Golden Basin Produce LLC", about: "Employer, California", country: "US" },
    court: "U.S. District Court, Eastern District of California",
    docket: "1:26-cv-00930",
    told: "She was kept in a packing house without her papers. Two women who came back with her will speak.",
    deadline: { kind: "discovery", day: on(85) },
    work: [
      {
        kind: "interview",
        words: "Interview the two women",
        wordsEs: "Entrevistar a las dos mujeres",
        deadline: on(40),
      },
      {
        kind: "declaration",
        words: "A declaration of each",
        wordsEs: "Una declaración de cada una",
        deadline: on(55),
      },
    ],
    budget: "2,400.00",
    offer: {
      hours: 18,
      expenses: "380.00",
      words: "Dos entrevistas y dos declaraciones en Ixtepec.",
      safety: "Que el encuentro sea en la parroquia.",
    },
  });

  const quietHarbor = inBrief({
    lawyer: "whitfield",
    defender: "castellanos",
    nickname: "Quiet harbor",
    kind: "family_reunification",
    place: ["HN", "Cortés", "Puerto Cortés"],
    client: "Génesis Abigail Rápalo Flores",
    contact: "Her grandmother, by telephone.",
    told: "She was parted from her father at the border. The grandmother has her papers; two are missing.",
    deadline: { kind: "other", day: on(60) },
    work: [
      {
        kind: "obtain_record",
        words: "Two certified records of the RNP",
        wordsEs: "Dos certificaciones del RNP",
        deadline: on(25),
      },
      {
        kind: "safe_accompaniment",
        words: "Go with her to the consulate",
        wordsEs: "Acompañarla al consulado",
        deadline: on(40),
      },
    ],
    budget: "1,300.00",
    offer: { hours: 10, expenses: "240.00", words: "Dos certificaciones y un acompañamiento al consulado." },
  });

  return { slowRiver, lateTrain, quietHarbor };
}
