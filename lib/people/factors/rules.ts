import type { CodeCheck } from "@/lib/auth/totp";
import { DomainError } from "@/lib/errors";
import type { DecideContext, Decision } from "@/lib/workflow/define";
import type { NewEvent } from "@/lib/workflow/events";
import { newDevice } from "../rules";
import { refuseOwn } from "../standing/rules";

export type Way = "passkey" | "totp";

/** What was found out about a proof, before it is decided whether it counts. */
export type Checked =
  | { by: "passkey"; factorId: string; counter: bigint; spent: Spent }
  /** Each app of the person, with what its secret makes of the code. */
  | { by: "totp"; apps: { factorId: string; lastStep: number; check: CodeCheck }[] }
  | { by: "recovery"; code: { id: string; used: boolean } | null; left: number };
export type Spent = { hash: Uint8Array<ArrayBuffer>; expiresAt: Date };

/** What counts from then on no more. */
export type Use =
  | { by: "passkey"; factorId: string; counter: bigint; spent: Spent }
  | { by: "totp"; factorId: string; step: number }
  | { by: "recovery"; codeId: string };

/** Whether a proof counts, and what it uses up. Each refusal says what to do: try again, wait, set the clock. */
export function decideProof(checked: Checked): Use {
  if (checked.by === "passkey") return checked;
  if (checked.by === "recovery") {
    if (!checked.code) throw atCode("WRONG_RECOVERY_CODE");
    if (checked.code.used) throw atCode("RECOVERY_CODE_USED");
    return { by: "recovery", codeId: checked.code.id };
  }
  const right = checked.apps.flatMap(({ factorId, lastStep, check }) =>
    check && "step" in check ? [{ factorId, step: check.step, used: check.step <= lastStep }] : [],
  );
  const fresh = right.find(({ used }) => !used);
  if (fresh) return { by: "totp", factorId: fresh.factorId, step: fresh.step };
  if (right.length > 0) throw atCode("CODE_USED");
  for (const { check } of checked.apps)
    if (check && "minutesOff" in check) throw atCode("CLOCK_OFF", { minutes: check.minutesOff });
  throw atCode("WRONG_CODE");
}

function atCode(
  code: "WRONG_CODE" | "CODE_USED" | "CLOCK_OFF" | "WRONG_RECOVERY_CODE" | "RECOVERY_CODE_USED",
  params: Record<string, number> = {},
): DomainError {
  return new DomainError(code, params, { code });
}

export type Entry = {
  sessionId: string;
  tokenHash: string;
  by: "passkey" | "totp" | "recovery" | "enrolment";
  /** Until when coming back on this browser asks for the second step alone; absent: as it was. */
  rememberUntil?: Date;
};

/** How long a phone is remembered from the password on, in milliseconds. */
const remembered = 30 * 24 * 60 * 60 * 1000;

/** Somebody is in; on a browser that was not known with them they are told so by mail. */
const entered = (sessionId: string, by: Entry["by"], isNewDevice: boolean): NewEvent[] => [
  { type: "session.entered", payload: { sessionId, by } },
  ...(isNewDevice ? [newDevice(sessionId)] : []),
];

/**
 * The second step of the session that the password opened. Only a Defender's phone is remembered, and none by a
 * recovery code: whoever uses one has lost what would be asked for.
 */
export function decideSecondStep(
  facts: { waiting: boolean; checked: Checked; newDevice: boolean; defender: boolean },
  input: { tokenHash: string; remember: boolean },
  context: DecideContext,
): Decision<{ use: Use; entry: Entry }> {
  const sessionId = halfwaySession(context, facts.waiting);
  const use = decideProof(facts.checked);
  const events = entered(sessionId, use.by, facts.newDevice);
  if (facts.checked.by === "recovery")
    events.push({ type: "recovery_code.used", payload: { left: facts.checked.left - 1 } });
  const entry: Entry = { sessionId, tokenHash: input.tokenHash, by: use.by };
  if (input.remember && facts.defender && use.by !== "recovery") {
    entry.rememberUntil = new Date(context.now.getTime() + remembered);
    events.push({ type: "person.phone_remembered", payload: { sessionId } });
  }
  return { changes: { use, entry }, events };
}

/** A passkey alone: what the device has and what opens the device are both steps at once. */
export function decideEnterByPasskey(
  facts: { disabled: boolean; checked: Checked; newDevice: boolean },
  input: { tokenHash: string },
  context: DecideContext,
): Decision<{ use: Use; entry: Entry }> {
  if (facts.disabled) throw new DomainError("PASSKEY_UNKNOWN");
  return wholeAtOnce(facts, input, context);
}

/** The code alone, on a phone that is remembered: the password was given on it lately. */
export function decideEnterByCode(
  facts: { remembered: boolean; checked: Checked },
  input: { tokenHash: string },
  context: DecideContext,
): Decision<{ use: Use; entry: Entry }> {
  if (!facts.remembered) throw new DomainError("SIGN_IN_AGAIN");
  return wholeAtOnce({ ...facts, newDevice: false }, input, context);
}

function wholeAtOnce(
  { checked, newDevice }: { checked: Checked; newDevice: boolean },
  { tokenHash }: { tokenHash: string },
  context: DecideContext,
): Decision<{ use: Use; entry: Entry }> {
  const sessionId = context.newId();
  const use = decideProof(checked);
  return {
    changes: { use, entry: { sessionId, tokenHash, by: use.by } },
    events: [{ type: "session.opened", payload: { sessionId } }, ...entered(sessionId, use.by, newDevice)],
  };
}

/** Again, within a session: it is marked by a right password or a passkey, and by nothing else. */
export function decideReauthenticate(
  facts: { password: boolean } | { checked: Checked },
  _: object,
  context: DecideContext,
): Decision<{ sessionId: string; by: "password" | "passkey"; use: Use | null }> {
  if (context.actor.kind !== "user") throw new DomainError("NOT_ALLOWED");
  if ("password" in facts && !facts.password)
    throw new DomainError("WRONG_PASSWORD", {}, { password: "WRONG_PASSWORD" });
  const use = "checked" in facts ? decideProof(facts.checked) : null;
  const by = use ? "passkey" : "password";
  return {
    changes: { sessionId: context.actor.sessionId, by, use },
    events: [{ type: "person.reauthenticated", payload: { ok: true } }],
  };
}

/** The person's ways in as they stand under the lock. */
export type Standing = {
  /** Factors that count. */
  live: { id: string; way: Way }[];
  /** Recovery codes that can still be used. */
  codes: number;
  /** Halfway in: the session waits for its second step. */
  waiting: boolean;
  /** They used other browsers before, but not this one. */
  newDevice: boolean;
};

export type Addition<New> = {
  factorId: string;
  name: string;
  factor: New;
  entry: Entry | null;
  codes: boolean;
};

/**
 * Takes a new factor. Whoever is halfway in may add their first one and is in by it; with one there already, the
 * password alone adds nothing, or whoever learnt it would get in so.
 */
export function decideAdd<New>(
  facts: Standing & { factor: New; way: Way },
  input: { name: string; tokenHash?: string },
  context: DecideContext,
): Decision<Addition<New>> {
  const factorId = context.newId();
  const entry = firstEntry(facts, input, context);
  const events: NewEvent[] = [{ type: "factor.added", payload: { factorId, way: facts.way } }];
  if (entry) events.push(...entered(entry.sessionId, "enrolment", facts.newDevice));
  const codes = facts.codes === 0;
  if (codes) events.push({ type: "recovery_codes.made", payload: {} });
  return { changes: { factorId, name: input.name, factor: facts.factor, entry, codes }, events };
}

/** How whoever is halfway in gets in by their first factor; null for whoever is in. */
function firstEntry(
  { live, waiting }: Standing,
  { tokenHash }: { tokenHash?: string },
  context: DecideContext,
): Entry | null {
  if (context.actor.kind === "user") return null;
  const sessionId = halfwaySession(context, waiting);
  if (live.length > 0 || !tokenHash) throw new DomainError("NOT_ALLOWED");
  return { sessionId, tokenHash, by: "enrolment" };
}

/** A new app has shown by its first code that it holds the secret. */
export function decideAddTotp(
  facts: Standing & { secret: Uint8Array; check: CodeCheck },
  input: { name: string; tokenHash?: string },
  context: DecideContext,
): Decision<Addition<{ secret: Uint8Array; step: number }>> {
  firstEntry(facts, input, context);
  const { secret, check } = facts;
  // Nothing of the new app has counted yet: any step does.
  const use = decideProof({ by: "totp", apps: [{ factorId: "", lastStep: -1, check }] });
  if (use.by !== "totp") throw new Error("An app is proven by its code");
  return decideAdd({ ...facts, way: "totp", factor: { secret, step: use.step } }, input, context);
}

export function decideRename(
  facts: Standing,
  input: { factorId: string; name: string },
): Decision<{ factorId: string; name: string }> {
  const { id: factorId } = found(facts, input.factorId);
  return {
    changes: { factorId, name: input.name },
    events: [{ type: "factor.renamed", payload: { factorId } }],
  };
}

/** The last one stays: nobody here is without a second step. */
export function decideRemove(
  facts: Standing & { removed: boolean },
  input: { factorId: string },
): Decision<{ factorId: string }> {
  if (facts.removed) throw new DomainError("ALREADY_DONE");
  const { id: factorId, way } = found(facts, input.factorId);
  if (facts.live.length === 1) throw new DomainError("LAST_FACTOR");
  return { changes: { factorId }, events: [{ type: "factor.removed", payload: { factorId, way } }] };
}

export function decideRenewCodes(): Decision<null> {
  return { changes: null, events: [{ type: "recovery_codes.renewed", payload: {} }] };
}

/** From then on the codes are shown to nobody. */
export function decideKeepCodes(facts: { shown: number }): Decision<null> {
  if (facts.shown === 0) throw new DomainError("ALREADY_DONE");
  return { changes: null, events: [{ type: "recovery_codes.kept", payload: {} }] };
}

/** A director takes away what somebody else lost; that person sets up a new one at their next sign-in. */
export function decideResetFactors(
  facts: Standing,
  input: { reason: string },
  context: DecideContext,
): Decision<{ resetId: string; reason: string }> {
  refuseOwn(context);
  if (facts.live.length === 0) throw new DomainError("ALREADY_DONE");
  const resetId = context.newId();
  return {
    changes: { resetId, reason: input.reason },
    events: [{ type: "factors.reset", payload: { resetId, count: facts.live.length } }],
  };
}

function halfwaySession({ actor }: DecideContext, waiting: boolean): string {
  if (actor.kind !== "halfway") throw new DomainError("NOT_ALLOWED");
  if (!waiting) throw new DomainError("SIGN_IN_AGAIN");
  return actor.sessionId;
}

function found({ live }: Standing, factorId: string) {
  const factor = live.find(({ id }) => id === factorId);
  if (!factor) throw new DomainError("NOT_FOUND");
  return factor;
}
