import { randomUUID } from "node:crypto";
import { budgets } from "@/lib/auth/guess-limits";
import { db } from "@/lib/db/client";
import type { CommandName } from "@/lib/workflow/transitions";
import { freePort } from "@/scripts/free-port";
import { startThrowawayPortal } from "@/scripts/throwaway-portal";
import { enrolTotp, unusedCode } from "../support/factors";
import { makeWorld, testPassword, type World } from "../support/world";
import type { Figure } from "./figure";
import { addressNumber, Doorstep, median, type Browser } from "./guessing";
import { actionsOfBuild, Visitor, type BuiltAction } from "./visitor";

/** How often; `apart`: by how much the medians may differ. A few tries tell words apart, and no times. */
type Extent = { guesses: number; tries: number; apart: number | null };
const full: Extent = { guesses: 1_000, tries: 200, apart: 0.05 };
const small: Extent = { guesses: 40, tries: 4, apart: null };
const atOnce = 20;

/** Guessing is slowed and its owner gets in; and neither words nor time tell which addresses are known. */
export const signin: Figure = {
  shows: "guesses at a password, from many addresses; known and unknown addresses apart",
  async run(say, scale) {
    const extent = scale.small ? small : full;
    const smtpUrl = `smtp://127.0.0.1:${await freePort()}`;
    const portal = await startThrowawayPortal({
      ...{ name: "signin", serverLog: "figure-signin.log", smtpUrl, workerInServer: false },
    });
    try {
      const world = await makeWorld();
      const door = await Doorstep.of(portal.origin);
      return [
        ...(await hammered(door, world, extent, say)),
        ...(await signInApart(door, world, extent, say)),
        ...(await resetApart(portal.origin, world, extent, say)),
      ];
    } finally {
      await portal.stop();
    }
  },
};

type Say = (line: string) => void;

async function hammered(door: Doorstep, world: World, { guesses }: Extent, say: Say): Promise<string[]> {
  const { email, userId } = world.lawyer;
  await enrolTotp(userId);
  const own = door.browser("203.0.113.7");
  const before = await own.tries(email, testPassword);
  await passSecondStep(own, userId);
  const counts = { in: 0, wrong: 0, refused: 0 };
  let next = 0;
  const hammer = async (upTo: number) => {
    while (next < upTo) {
      next += 1;
      const { outcome } = await door.tries(email, `guess ${next}`, addressNumber(next));
      counts[outcome] += 1;
    }
  };
  const round = (upTo: number) => Promise.all(Array.from({ length: atOnce }, () => hammer(upTo)));
  await round(guesses / 2);
  const [during] = await Promise.all([own.tries(email, testPassword), round(guesses)]);
  const after = await own.tries(email, testPassword);
  const stranger = await door.tries(email, testPassword, addressNumber(guesses + 1));
  const owner = [before, during, after].map(({ outcome }) => outcome);
  say(
    `${guesses} wrong passwords from ${guesses} addresses: ${counts.wrong} looked at, ${counts.refused} refused, ${counts.in} in`,
  );
  say(`owner, in a browser of theirs, before, meanwhile and after: ${owner.join(", ")}`);
  say(`somebody who has found the right password by then, from elsewhere: ${stranger.outcome}`);
  return [
    ...(counts.in > 0 ? [`${counts.in} wrong passwords got in`] : []),
    ...(counts.wrong > budgets.password.account.points ? [`${counts.wrong} guesses were looked at`] : []),
    ...(owner.every((outcome) => outcome === "in") ? [] : [`the owner was ${owner.join(", ")}`]),
    ...(stranger.outcome === "refused" ? [] : [`the attacker was ${stranger.outcome}`]),
  ];
}

/** Both steps: from then on the browser is one that its owner has used. */
async function passSecondStep({ visitor }: Browser, userId: string): Promise<void> {
  const { id } = actionOf("passSecondStep");
  const input = { by: "totp", code: await unusedCode(userId) };
  const request = { subjectId: null, operationId: randomUUID(), input };
  const { body } = await visitor.act(id, "/sign-in/confirm", request);
  if (!body.includes('"ok":true')) throw new Error(`The owner did not pass the second step: ${body}`);
}

/** One try at a time, turn by turn, each on a full budget: what is compared is the check itself. */
async function signInApart(door: Doorstep, world: World, extent: Extent, say: Say): Promise<string[]> {
  const known = [world.lawyer2, world.defender2, world.finance].map(({ email }) => email);
  const one = (email: string) => door.tries(email, "not the password", addressNumber(extent.guesses + 2));
  return apartFrom("sign-in", known, one, extent, say);
}

async function resetApart(origin: string, world: World, extent: Extent, say: Say): Promise<string[]> {
  const action = actionOf("requestReset");
  const visitor = new Visitor(origin, addressNumber(extent.guesses + 3));
  const known = [world.lawyer2, world.defender2, world.finance].map(({ email }) => email);
  const one = async (email: string) => {
    const asked = performance.now();
    const request = { subjectId: null, operationId: randomUUID(), input: { email } };
    const answer = await visitor.act(action.id, "/reset", request);
    return { milliseconds: performance.now() - asked, said: `${answer.status} ${answer.body}` };
  };
  return apartFrom("reset", known, one, extent, say);
}

function actionOf(name: CommandName): BuiltAction {
  const action = actionsOfBuild().get(name);
  if (!action) throw new Error(`The build has no action ${name}`);
  return action;
}

type Said = { milliseconds: number; said: string };

async function apartFrom(
  what: string,
  known: readonly string[],
  one: (email: string) => Promise<Said>,
  { tries, apart }: Extent,
  say: Say,
): Promise<string[]> {
  const of = { known: [] as Said[], unknown: [] as Said[] };
  for (let turn = -Math.min(10, tries); turn < tries; turn += 1) {
    const pairs = [
      ["known", known[Math.abs(turn) % known.length] ?? ""],
      ["unknown", `nobody.${randomUUID().slice(0, 8)}@example.test`],
    ] as const;
    // Each goes first as often as the other.
    for (const [kind, email] of turn % 2 === 0 ? pairs : [...pairs].reverse()) {
      await db().guessBudget.deleteMany();
      const said = await one(email);
      // The first few warm the server.
      if (turn >= 0) of[kind].push(said);
    }
  }
  const [a, b] = [of.known, of.unknown].map((each) => median(each.map(({ milliseconds }) => milliseconds)));
  const [k = NaN, u = NaN] = [a, b];
  const difference = Math.abs(k - u) / Math.max(k, u);
  const words = new Set([...of.known, ...of.unknown].map(({ said }) => said));
  say(
    `${what}: medians of ${tries} tries each ${k.toFixed(2)} ms known, ${u.toFixed(2)} ms unknown, ${(difference * 100).toFixed(1)} % apart; ${words.size} different answers`,
  );
  return [
    ...(apart === null || difference <= apart
      ? []
      : [`${what} takes ${(difference * 100).toFixed(1)} % longer for one of them`]),
    ...(words.size === 1
      ? []
      : [`${what} answers in ${words.size} ways: ${[...words].join(" | ").slice(0, 400)}`]),
  ];
}
