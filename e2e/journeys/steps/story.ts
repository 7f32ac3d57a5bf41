import { randomInt } from "node:crypto";
import { now } from "@/lib/clock";
import { plusDays, todayIn } from "@/lib/dates";

const syllables = [
  "ba",
  "cho",
  "de",
  "gui",
  "la",
  "mi",
  "no",
  "pe",
  "ri",
  "sal",
  "to",
  "ve",
  "xi",
  "yu",
  "za",
];

/** A surname that nobody else bears, so that only the person who is meant to be alike is found alike. */
function surname(): string {
  const letters = Array.from({ length: 4 }, () => syllables[randomInt(syllables.length)]).join("");
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}

export type Story = ReturnType<typeof newStory>;

/** Everything that one invented case tells; its names must never appear in a mail. */
export function newStory() {
  const [father, mother, other] = [surname(), surname(), surname()];
  const today = todayIn("America/New_York", now());
  return {
    nickname: "Green door",
    region: "Huehuetenango",
    client: {
      name: `Wilmer ${father} ${mother}`,
      alias: `Toño ${father}`,
      contact: "WhatsApp, text only, after 18:00; his sister first",
      never: "Never say “lawyer” to anyone but him",
    },
    opposing: `${other} Greenhouses Inc.`,
    court: "Circuit Court, Ottawa County",
    docket: "26-04417-CZ",
    story:
      "He picked for two seasons and was paid for half of the hours. The foreman kept his papers. Then he went home.",
    deadline: plusDays(today, 110),
    tasks: [
      { kind: "Interview", words: "Interview the client and one witness", deadline: plusDays(today, 40) },
      { kind: "Declaration", words: "One declaration before a notary", deadline: plusDays(today, 60) },
    ],
    offer: {
      hours: "10",
      expenses: "350.00",
      words: "Two interviews and one declaration before a notary",
      safety: "Go by day; the road is watched at night",
    },
    messages: {
      fromDefender: "La entrevista queda para el martes en el parque.",
      fromAdvocate: "Gracias. Pregúntele por los recibos de la segunda temporada.",
    },
  };
}

/** What no mail, address or title may hold. */
export function secretsOf(
  { client, opposing, story, messages, nickname, docket }: Story,
  ...more: string[]
): string[] {
  return [
    ...client.name.split(" ").slice(1),
    client.alias,
    ...[opposing, docket, nickname, story.slice(0, 40), messages.fromDefender, messages.fromAdvocate],
    ...more,
  ];
}
