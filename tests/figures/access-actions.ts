import { randomUUID } from "node:crypto";
import { comparable, type Answer } from "@/e2e/support/answers";
import { pathOf } from "@/e2e/support/paths";
import { ownRelations, type UserActor } from "@/lib/authz/actor";
import { policy, type Relation } from "@/lib/authz/policy";
import { caseFor } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { transitionOf, type CommandName } from "@/lib/workflow/transitions";
import { fixtures } from "../integration/twice/every-command";
import type { AccessScene, Person } from "./access-scene";
import { Tally } from "./tally";
import { actionsOfBuild, routeOf, type BuiltAction, type Visitor } from "./visitor";

/**
 * Every server action of the build × everybody who may not run it × {the subject it is meant for, one that nobody has, a
 * session that was ended}, or of `only` these. Each is sent with input that its command takes, at the moment when it would take it.
 */
export async function actionMatrix(
  scene: AccessScene,
  say: (line: string) => void,
  only?: readonly string[],
): Promise<string[]> {
  const tally = new Tally();
  const actions = [...actionsOfBuild()].filter(
    ([name]) => !isOpen(name as CommandName) && (!only || only.includes(name)),
  );
  if (only && actions.length < only.length) throw new Error("The build lacks an action that was asked for");
  for (const [name, action] of actions) await actionFor(scene, name as CommandName, action, tally);
  say(`${actions.length} actions, ${scene.people.length} people`);
  return tally.ended("actions", say);
}

const isOpen = (name: CommandName) =>
  policy[name].by.some((relation) => relation === "anyone" || relation === "system") &&
  policy[name].by.length === 1;

async function actionFor(
  scene: AccessScene,
  name: CommandName,
  action: BuiltAction,
  tally: Tally,
): Promise<void> {
  const { subjectId, input } = await fixtures[name](scene.world);
  const path = pathOf(routeOf(action), scene.parts);
  const send = (visitor: Visitor, id: string | null) => sent(visitor, action.id, path, id, input);
  const before = await written();
  for (const { name: who, actor, visitor } of scene.people) {
    if (await mayTry(name, actor, subjectId)) {
      tally.count("theirs, not tried");
      continue;
    }
    const there = await send(visitor, subjectId);
    if (wasDone(there)) tally.leak(`${who} ran ${name}`);
    if (subjectId === null) {
      tally.count("refused");
      continue;
    }
    const missing = await send(visitor, randomUUID());
    tally.count("denied as nonexistent");
    if (!same(there, missing)) tally.leak(`${who} by ${name}: ${words(there)} instead of ${words(missing)}`);
  }
  await revokedBy(scene.people, name, (visitor) => send(visitor, subjectId), scene.nobody, tally);
  if ((await written()) !== before) tally.leak(`${name} wrote something for somebody`);
}

async function revokedBy(
  people: readonly Person[],
  name: CommandName,
  send: (visitor: Visitor) => Promise<Answer>,
  nobody: Visitor,
  tally: Tally,
): Promise<void> {
  const plain = await send(nobody);
  if (wasDone(plain)) tally.leak(`nobody ran ${name}`);
  for (const { name: who, revoked } of people) {
    tally.count("revoked as not signed in");
    const ended = await send(revoked);
    if (!same(ended, plain)) tally.leak(`${who}, signed out, by ${name}: ${words(ended)}`);
  }
}

/** A command of a case that somebody sees, or one that their role lets them run, is theirs to try. */
async function mayTry(name: CommandName, actor: UserActor, subjectId: string | null): Promise<boolean> {
  const row = transitionOf(name);
  if (row.subject === "case" && !row.creates && subjectId)
    return (await caseFor(db(), actor, { id: subjectId }, now())) !== null;
  const by: readonly Relation[] = policy[name].by;
  if (subjectId === actor.userId && by.includes("self")) return true;
  return ownRelations(actor).some((relation) => by.includes(relation));
}

async function sent(
  visitor: Visitor,
  action: string,
  path: string,
  subjectId: string | null,
  input: object,
): Promise<Answer> {
  const answer = await visitor.act(action, path, { subjectId, operationId: randomUUID(), input });
  return comparable(answer, subjectId === null ? [] : [subjectId]);
}

const wasDone = ({ body }: Answer) => body.includes('"ok":true');
const same = (one: Answer, other: Answer) => JSON.stringify(one) === JSON.stringify(other);
const words = ({ status, body }: Answer) =>
  `${status} ${/"code":"([A-Z_]+)"/.exec(body)?.[1] ?? body.slice(0, 80)}`;

/** Every event and every operation there is: a refusal leaves none. */
async function written(): Promise<string> {
  const counts = await Promise.all([db().event.count(), db().operation.count()]);
  return counts.join(" ");
}
