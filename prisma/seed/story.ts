import type { z } from "zod";
import type {
  saveBudgetInput,
  saveLanguageInput,
  saveMatterInput,
  savePartiesInput,
  saveWorkInput,
} from "@/lib/stages/review/intake/schema";
import type { offerCaseInput } from "@/lib/stages/review/offers/schema";

/** What is particular to a case of the demo: its people by the keys of their accounts, and the words of its intake. */
export type Story = {
  lawyer: string;
  defender: string;
  who: Omit<z.input<typeof savePartiesInput>, "version">;
  matter: Omit<z.input<typeof saveMatterInput>, "version">;
  /** The work in the words of the intake, and as the contract says it in Spanish. */
  work: (NonNullable<z.input<typeof saveWorkInput>["tasks"]>[number] & { wordsEs: string })[];
  language: Omit<z.input<typeof saveLanguageInput>, "version">;
  budget: Omit<z.input<typeof saveBudgetInput>, "version">;
  offer: Omit<z.input<typeof offerCaseInput>, "checkId">;
};

/** Two ways in which an Advocate has Spanish. */
export const bilingualStaff = {
  arrangement: "bilingual_staff",
  words: "Two paralegals speak Spanish",
} as const;
export const spanishSpoken = { arrangement: "spanish", words: "" } as const;

type Work = Story["work"][number];
type Brief = Pick<Story, "lawyer" | "defender"> & {
  nickname: string;
  kind: Story["matter"]["kind"];
  /** Country, department or state, town. */
  place: [Story["matter"]["country"], string, string];
  client: string;
  languages?: string[];
  contact: string;
  never?: string;
  opposing?: { name: string; about: string; country: "US" | "CA" | Story["matter"]["country"] };
  court?: string;
  docket?: string;
  told: string;
  deadline?: NonNullable<Story["matter"]["deadlines"]>[number];
  work: Work[];
  spanish?: true;
  budget: string;
  offer: { hours: number; expenses: string; words: string; safety?: string };
};

/** A case of one client and at most one other side, as most intakes are. */
export function inBrief(brief: Brief): Story {
  const { place, opposing, offer } = brief;
  const [country, region, town] = place;
  const client = {
    ...{ name: brief.client, country, region, place: town, contact: brief.contact },
    ...{ languages: brief.languages ?? ["Español"], never: brief.never ?? "", aliases: [] },
  };
  return {
    ...{ lawyer: brief.lawyer, defender: brief.defender, work: brief.work },
    who: { clients: [client], opposing: opposing ? [opposing] : [], noOpposing: !opposing, others: [] },
    matter: {
      ...{ nickname: brief.nickname, kind: brief.kind, country, region, story: brief.told },
      ...{ court: brief.court ?? "", docket: brief.docket ?? "" },
      deadlines: brief.deadline ? [brief.deadline] : [],
    },
    language: brief.spanish ? spanishSpoken : bilingualStaff,
    budget: { budget: brief.budget, reducedFee: false },
    offer: { ...offer, safety: offer.safety ?? "" },
  };
}
