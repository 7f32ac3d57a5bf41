import type { Audience } from "./audiences";

/** By which channel besides the portal, where every notice stands: a mail at once, the summary, or none. */
export const mailChoices = ["at_once", "digest", "portal"] as const;
export type MailChoice = (typeof mailChoices)[number];

/** Why a kind of notice always comes by mail at once. */
export type LockReason = "security" | "signing" | "risk" | "terms";

type GroupRow = {
  /** What comes to whoever chose nothing. */
  mail: MailChoice;
  push: boolean;
  /** What they choose cannot change its mail. */
  locked?: LockReason;
  /** For whom it is in the summary unless they choose otherwise: it tells them much that waits on others. */
  calmFor?: readonly Audience[];
};

/** Notices are chosen by what they are about, not one by one. In the order in which they are shown. */
export const groups = {
  security: { mail: "at_once", push: false, locked: "security" },
  risk: { mail: "at_once", push: true, locked: "risk" },
  signing: { mail: "at_once", push: true, locked: "signing" },
  terms: { mail: "at_once", push: true, locked: "terms" },
  review: { mail: "at_once", push: true },
  offers: { mail: "at_once", push: true },
  contract: { mail: "at_once", push: true, calmFor: ["FACILITATOR"] },
  work: { mail: "at_once", push: true, calmFor: ["FACILITATOR"] },
  messages: { mail: "at_once", push: true },
  reports: { mail: "at_once", push: true },
  money: { mail: "at_once", push: true },
  evaluation: { mail: "at_once", push: false, calmFor: ["FACILITATOR"] },
  reminders: { mail: "at_once", push: true },
} as const satisfies Record<string, GroupRow>;

export type Group = keyof typeof groups;
export const groupNames = Object.keys(groups) as Group[];
export const groupRow = (group: Group): GroupRow => groups[group];

/** Groups of which everybody decides for themselves how the mail comes. */
export const choosable = groupNames.filter((group) => groupRow(group).locked === undefined);

export type Choice = { mail?: MailChoice; push?: boolean };
/** What somebody chose, by group; what is missing is as the matrix says. */
export type Choices = { readonly [G in Group]?: Choice };

/** What comes to somebody who hears as this, unless they choose otherwise: of several, the soonest. */
export function defaultMail(group: Group, as: readonly Audience[]): MailChoice {
  const { mail, locked, calmFor = [] } = groupRow(group);
  if (locked) return "at_once";
  return as.length > 0 && as.every((audience) => calmFor.includes(audience)) ? "digest" : mail;
}

export type Delivery = { mail: MailChoice; push: boolean };

/**
 * How a notice of this group comes to somebody who hears as this and chose so. What is locked comes at once, whatever
 * was chosen. @param digestOff they want no summary: what would stand in it stands in the portal alone
 */
export function deliveryOf(
  group: Group,
  as: readonly Audience[],
  choices: Choices,
  digestOff: boolean,
): Delivery {
  const chosen: Choice = choices[group] ?? {};
  const row = groupRow(group);
  const mail = row.locked ? "at_once" : (chosen.mail ?? defaultMail(group, as));
  return { mail: mail === "digest" && digestOff ? "portal" : mail, push: chosen.push ?? row.push };
}
