import { refuseStale } from "@/lib/clashes";
import { DomainError, type FieldValue } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import {
  choosable,
  defaultMail,
  groupNames,
  groupRow,
  type Choice,
  type Choices,
  type Group,
} from "./groups";
import type { Audience } from "./audiences";
import type { Plan } from "./plan";
import type { ChooseNotices, Stoppable } from "./schema";

/** A plan as its form holds it: what was never chosen stands there as the matrix says. */
export function chosenFields(
  plan: Omit<Plan, "version">,
  as: readonly Audience[],
): { [field: string]: FieldValue } {
  const { rhythm, hour, weekday, choices } = plan;
  const mail = choosable.map((group) => [`mail.${group}`, choices[group]?.mail ?? defaultMail(group, as)]);
  const push = groupNames.map((group) => [`push.${group}`, choices[group]?.push ?? groupRow(group).push]);
  return { rhythm, hour, weekday, ...Object.fromEntries([...mail, ...push]) };
}

/**
 * Keeps what somebody chose. A group that their form did not show stays as it was.
 * @throws DomainError CONFLICT when they chose otherwise meanwhile, on another device
 */
export function decideChoose(
  { plan, as }: { plan: Plan; as: readonly Audience[] },
  input: ChooseNotices,
): Decision<Plan> {
  const chosen: Plan = {
    rhythm: input.rhythm,
    hour: input.hour,
    weekday: input.weekday,
    choices: merged(plan.choices, input),
    version: plan.version + 1,
  };
  const [before, after] = [chosenFields(plan, as), chosenFields(chosen, as)];
  refuseStale({ saved: plan.version, known: input.version }, before, after);
  const fields = Object.keys(after).filter((name) => before[name] !== after[name]);
  return { changes: chosen, events: [{ type: "person.notices_chosen", payload: { fields } }] };
}

function merged(choices: Choices, { mail, push }: ChooseNotices): Choices {
  const all = groupNames.map((group): [Group, Choice] => [
    group,
    { ...choices[group], ...given("mail", mail[group]), ...given("push", push[group]) },
  ]);
  return Object.fromEntries(all.filter(([, choice]) => Object.keys(choice).length > 0));
}

const given = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  value === undefined ? {} : { [name]: value };

/**
 * A mail program asks for its reader: from now on in the portal alone. Asked twice, nothing changes.
 * @throws DomainError LINK_EXPIRED for what the portal did not put in a mail to this person
 */
export function decideStop({ plan, what }: { plan: Plan; what: Stoppable | null }): Decision<Plan | null> {
  if (what === null) throw new DomainError("LINK_EXPIRED");
  const stopped = what === "digest" ? plan.rhythm === "off" : plan.choices[what]?.mail === "portal";
  if (stopped) return { changes: null, events: [] };
  const changes: Plan = {
    ...plan,
    ...(what === "digest"
      ? { rhythm: "off" }
      : { choices: { ...plan.choices, [what]: { ...plan.choices[what], mail: "portal" } } }),
    version: plan.version + 1,
  };
  return { changes, events: [{ type: "person.mail_stopped", payload: { what } }] };
}

/** @throws DomainError NOT_FOUND for a notice that is not the reader's */
export function decideMark(
  facts: { own: boolean },
  input: { noticeId: string; read: boolean },
): Decision<{ noticeId: string; read: boolean }> {
  if (!facts.own) throw new DomainError("NOT_FOUND");
  return { changes: input, events: [] };
}

export type PushKeys = { endpoint: string; p256dh: string; auth: string };

/**
 * A browser that is to be told that there is news. Named again, it is the same one; another person's before, it is
 * theirs who use it now.
 * @throws DomainError INVALID for an address that is no push service's
 */
export function decideAddDevice(
  facts: { isService: boolean; known: boolean },
  keys: PushKeys,
  context: Pick<DecideContext, "newId">,
): Decision<PushKeys & { id: string }> {
  if (!facts.isService) throw new DomainError("INVALID", {}, { endpoint: "PUSH_SERVICE_UNKNOWN" });
  const id = context.newId();
  return {
    changes: { ...keys, id },
    events: facts.known ? [] : [{ type: "person.push_added", payload: {} }],
  };
}

/** @throws DomainError ALREADY_DONE for one that is gone, or is not the reader's */
export function decideRemoveDevice(
  facts: { own: boolean },
  { deviceId }: { deviceId: string },
): Decision<{ deviceId: string }> {
  if (!facts.own) throw new DomainError("ALREADY_DONE");
  return { changes: { deviceId }, events: [{ type: "person.push_removed", payload: {} }] };
}
