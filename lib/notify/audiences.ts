import type { UserActor } from "@/lib/authz/actor";

/** As what somebody hears of an event. */
export const audiences = [
  "ADVOCATE",
  "DEFENDER",
  "FACILITATOR",
  "FINANCE",
  "DIRECTOR",
  "APPROVER",
  "BILLING",
  /** The person that the event is about. */
  "SUBJECT",
  /** Who did it: told too, so that both sides have it in writing. */
  "ACTOR",
  /** Who brought the file that the event is about. */
  "UPLOADER",
  /** Who has something from now on, and who had it before. */
  "SUCCESSION",
] as const;
export type Audience = (typeof audiences)[number];

/** As what a person may hear of things, by their roles and memberships today. */
export function audiencesOf({ staffRoles, memberships, defenderId }: UserActor): Audience[] {
  const is = (...kinds: string[]) => memberships.some(({ kind }) => kinds.includes(kind));
  return [
    ...(is("LAWYER", "ASSISTANT") ? (["ADVOCATE"] as const) : []),
    ...(defenderId ? (["DEFENDER"] as const) : []),
    ...staffRoles,
    ...(is("BILLING") ? (["BILLING"] as const) : []),
  ];
}
