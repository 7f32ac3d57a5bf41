/** Who acts. Everything that decides access is read from here and from the subject, never from a cookie. */

export type StaffRoleKind = "FACILITATOR" | "FINANCE" | "DIRECTOR" | "APPROVER";
export type MembershipKind = "LAWYER" | "ASSISTANT" | "BILLING" | "DEFENDER";

export type UserActor = {
  kind: "user";
  userId: string;
  name: string;
  email: string;
  locale: "en" | "es";
  timeZone: string;
  /** How they chose to be spoken of. */
  address: "feminine" | "masculine" | "neutral";
  staffRoles: StaffRoleKind[];
  memberships: { organizationId: string; kind: MembershipKind }[];
  /** The profile of a Defender; null for everybody else. */
  defenderId: string | null;
  sessionId: string;
  /** When they last confirmed that it is them; null: not in this session. */
  provenAt: Date | null;
};

/** Has given the right password, and nothing else yet. A kind of its own: it is no user anywhere but at the second step. */
export type HalfwayActor = { kind: "halfway"; userId: string; sessionId: string };

/** SYSTEM runs what falls due; nobody is a visitor who is not signed in. */
export type Actor = UserActor | HalfwayActor | { kind: "system" } | { kind: "nobody" };

export const systemActor: Actor = { kind: "system" };
export const nobody: Actor = { kind: "nobody" };

const systemId = "00000000-0000-4000-8000-000000000001";
const nobodyId = "00000000-0000-4000-8000-000000000002";

/** The id under which an operation of this actor is remembered. */
export function operationOwner(actor: Actor): string {
  if (actor.kind === "user" || actor.kind === "halfway") return actor.userId;
  return actor.kind === "system" ? systemId : nobodyId;
}

/** Who it is, as the history names them; what they may do never follows from it alone. */
export function userIdOf(actor: Actor): string | null {
  return actor.kind === "user" || actor.kind === "halfway" ? actor.userId : null;
}

export function isStaff(actor: Actor): boolean {
  return actor.kind === "user" && actor.staffRoles.length > 0;
}

/** Pays for an organization, and is nothing else here. */
export function onlyPays(actor: UserActor): boolean {
  const { staffRoles, defenderId, memberships } = actor;
  if (staffRoles.length > 0 || defenderId !== null) return false;
  return memberships.length > 0 && memberships.every(({ kind }) => kind === "BILLING");
}

export function hasMembership(actor: Actor, ...kinds: MembershipKind[]): boolean {
  return actor.kind === "user" && actor.memberships.some((membership) => kinds.includes(membership.kind));
}

/** The relations that an actor has wherever they are: staff roles and memberships, and to themselves. */
export function ownRelations(
  actor: Actor,
): ("system" | "facilitator" | "finance" | "director" | "approver" | "lawyer" | "assistantOfFirm")[] {
  if (actor.kind === "system") return ["system"];
  if (actor.kind !== "user") return [];
  const relations: ReturnType<typeof ownRelations> = [];
  if (actor.staffRoles.includes("FACILITATOR")) relations.push("facilitator");
  if (actor.staffRoles.includes("FINANCE")) relations.push("finance");
  if (actor.staffRoles.includes("DIRECTOR")) relations.push("director");
  if (actor.staffRoles.includes("APPROVER")) relations.push("approver");
  if (hasMembership(actor, "LAWYER")) relations.push("lawyer");
  if (hasMembership(actor, "ASSISTANT")) relations.push("assistantOfFirm");
  return relations;
}
