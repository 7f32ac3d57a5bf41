import type { PlainDate } from "@/lib/dates";
import { bilingualStaff, inBrief, type Story } from "../story";

/** The words of the cases that are in review before any offer, or ended there. Everybody in them is invented. */
export type ReviewStories = ReturnType<typeof reviewStories>;

/** @param on a day so many days from today; negative: before */
export function reviewStories(on: (days: number) => PlainDate) {
  const paperBoat = inBrief({
    lawyer: "whitfield",
    defender: "robledo",
    nickname: "Paper boat",
    kind: "trafficking",
    place: ["MX", "Chiapas", "Tapachula"],
    client: "Itzel Amairani Gordillo Ruiz",
    contact: "Through the shelter, weekday mornings.",
    never: "Nobody at the market may learn that she is in touch.",
    told: "She was promised work in a kitchen and held for eight months. She asks for a visa as a victim, and the shelter in Tapachula has a record of the day she came.",
    work: [
      {
        kind: "obtain_record",
        words: "The record of the shelter",
        wordsEs: "El registro del albergue",
        deadline: on(60),
      },
    ],
    budget: "1,200.00",
    offer: { hours: 8, expenses: "200.00", words: "Un registro de un albergue." },
  });

  const longRoad = inBrief({
    lawyer: "tremblay",
    defender: "avelar",
    nickname: "Long road",
    kind: "asylum",
    place: ["SV", "La Paz", "Zacatecoluca"],
    client: "Óscar Manrique Portillo Deras",
    contact: "WhatsApp, after 20:00.",
    court: "Immigration and Refugee Board, Montréal",
    told: "A bus driver who refused to pay. Three colleagues saw the threats and one of them kept the letter.",
    deadline: { kind: "hearing", day: on(95) },
    work: [
      {
        kind: "interview",
        words: "Interview three drivers about the threats",
        wordsEs: "Entrevistar a tres choferes sobre las amenazas",
        deadline: on(45),
      },
      {
        kind: "declaration",
        words: "A declaration of whoever agrees",
        wordsEs: "Una declaración de quien acepte",
        deadline: on(60),
      },
    ],
    spanish: true,
    budget: "2,600.00",
    offer: { hours: 20, expenses: "450.00", words: "Tres entrevistas y una declaración en Zacatecoluca." },
  });

  const greyStone = inBrief({
    lawyer: "lindqvist",
    defender: "avelar",
    nickname: "Grey stone",
    kind: "special_immigrant_juvenile",
    place: ["SV", "Usulután", "Berlín"],
    client: "Kevin Josué Quintanilla Reyes",
    contact: "Through his uncle in Chicago.",
    never: "His father must not learn the address.",
    opposing: { name: "Rubén Alcides Quintanilla", about: "Father", country: "SV" },
    court: "Circuit Court of Cook County",
    told: "He came at fifteen and lives with his uncle. The father must be served, and his consent taken if he gives it, before the boy turns eighteen.",
    deadline: { kind: "age_out_birthday", day: on(150) },
    work: [
      {
        kind: "serve_process",
        words: "Serve the father in person",
        wordsEs: "Notificar al padre en persona",
        deadline: on(50),
      },
      {
        kind: "obtain_consent",
        words: "His consent before a notary",
        wordsEs: "Su consentimiento ante notario",
        deadline: on(65),
      },
    ],
    budget: "1,800.00",
    offer: {
      hours: 14,
      expenses: "300.00",
      words: "Notificar a un padre en Berlín, Usulután, y recibir su consentimiento si lo da.",
    },
  });

  const openField = inBrief({
    lawyer: "adeyemi",
    defender: "tellez",
    nickname: "Open field",
    kind: "personal_injury",
    place: ["NI", "Chinandega", "El Viejo"],
    client: "Wilfredo José Espinoza Canales",
    contact: "Telephone, Sundays.",
    opposing: {
      name: "Sugarland Equipment Leasing LLC",
      about: "Owner of the machine, Texas",
      country: "US",
    },
    court: "District Court, Harris County",
    docket: "2026-41877",
    told: "A tractor overturned on him. The clinic in El Viejo treated him afterwards, and counsel needs its file and photographs of how he lives now.",
    deadline: { kind: "discovery", day: on(80) },
    work: [
      {
        kind: "obtain_record",
        words: "The file of the clinic",
        wordsEs: "El expediente de la clínica",
        deadline: on(40),
      },
      {
        kind: "country_evidence",
        words: "Photographs and a list of what care costs there",
        wordsEs: "Fotografías y una lista de lo que cuesta allí la atención",
        deadline: on(50),
      },
    ],
    budget: "2,100.00",
    offer: { hours: 15, expenses: "280.00", words: "Un expediente médico y fotografías en Chinandega." },
  });

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
    language: bilingualStaff,
    budget: { budget: null, reducedFee: false },
    offer: { hours: 6, expenses: "100.00", words: "Una certificación.", safety: "" },
  } satisfies Story;

  const dryWell = inBrief({
    lawyer: "lindqvist",
    defender: "zamora",
    nickname: "Dry well",
    kind: "civil_rights",
    place: ["HN", "Yoro", "Morazán"],
    client: "Suyapa Elizabeth Orellana Cruz",
    contact: "Telephone.",
    opposing: { name: "Marlow County Sheriff", about: "Defendant, Ohio", country: "US" },
    court: "U.S. District Court, Southern District of Ohio",
    told: "She saw what happened at the stop in which her cousin was hurt, and was sent home before she was heard.",
    work: [
      {
        kind: "accompany_testimony",
        words: "Sit beside her while she testifies by video",
        wordsEs: "Acompañarla mientras declara por video",
        deadline: on(40),
      },
    ],
    budget: "900.00",
    offer: { hours: 7, expenses: "120.00", words: "Acompañar un testimonio por video." },
  });

  return { paperBoat, longRoad, greyStone, openField, saltFlat, dryWell };
}
