import type { PlainDate } from "@/lib/dates";
import { bilingualStaff, inBrief, type Story } from "../story";

/** The words of the cases that stand in payment. Everybody in them is invented. */
export type PaymentStories = ReturnType<typeof paymentStories>;

/** @param on a day so many days from today; negative: before */
export function paymentStories(on: (days: number) => PlainDate) {
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
    language: bilingualStaff,
    budget: { budget: "2,000.00", reducedFee: true, reducedFeeWords: "Legal aid; half would be a help." },
    offer: {
      hours: 16,
      expenses: "400.00",
      words: "Entrevistas y dos declaraciones ante notario sobre pagos a un reclutador.",
      safety: "El reclutador sigue trabajando en el pueblo. Reúnanse en su oficina.",
    },
  } satisfies Story;

  const redThread = inBrief({
    lawyer: "whitfield",
    defender: "zamora",
    nickname: "Red thread",
    kind: "personal_injury",
    place: ["HN", "Yoro", "Yoro"],
    client: "Mauricio Enrique Bonilla Torres",
    contact: "Telephone.",
    opposing: { name: "Kessler Cold Storage Inc.", about: "Employer, Nebraska", country: "US" },
    court: "District Court, Hall County",
    told: "He fell from a rack. The man who worked beside him went home to Yoro.",
    deadline: { kind: "discovery", day: on(30) },
    work: [
      {
        kind: "interview",
        words: "Interview the man who saw it",
        wordsEs: "Entrevistar al testigo",
        deadline: on(-20),
      },
    ],
    budget: "1,100.00",
    offer: { hours: 9, expenses: "200.00", words: "Una entrevista en Yoro." },
  });

  const brokenWheel = inBrief({
    lawyer: "tremblay",
    defender: "sajche",
    nickname: "Broken wheel",
    kind: "family_reunification",
    place: ["GT", "Huehuetenango", "Todos Santos"],
    client: "Dominga Calmo Pablo",
    languages: ["Mam"],
    contact: "Her brother, at weekends.",
    opposing: { name: "Fabián Matías Calmo", about: "Father, whereabouts unknown", country: "GT" },
    court: "Cour supérieure, Montréal",
    told: "The father of her granddaughter must be found and served.",
    deadline: { kind: "other", day: on(-40) },
    work: [
      {
        kind: "serve_process",
        words: "Find the father and serve him",
        wordsEs: "Localizar al padre y notificarle",
        deadline: on(-75),
      },
    ],
    spanish: true,
    budget: "1,900.00",
    offer: { hours: 12, expenses: "400.00", words: "Localizar a un padre en Todos Santos y notificarle." },
  });

  const coldSpring = inBrief({
    lawyer: "lindqvist",
    defender: "castellanos",
    nickname: "Cold spring",
    kind: "child_in_detention",
    place: ["HN", "Cortés", "Villanueva"],
    client: "Nahomy Valentina Sabillón Pineda",
    contact: "Her aunt, by telephone.",
    told: "Held in a shelter in Arizona; her aunt asks for her.",
    deadline: { kind: "other", day: on(40) },
    work: [
      { kind: "interview", words: "Visit the family", wordsEs: "Visitar a la familia", deadline: on(10) },
      {
        kind: "obtain_record",
        words: "Her birth record",
        wordsEs: "Su certificación de nacimiento",
        deadline: on(15),
      },
    ],
    budget: "1,000.00",
    offer: { hours: 8, expenses: "150.00", words: "Una visita y una certificación." },
  });

  return { copperWire, redThread, brokenWheel, coldSpring };
}
