import { db } from "@/lib/db/client";
import type { Context } from "@/lib/workflow/define";
import type { CommandName } from "@/lib/workflow/transitions";
import { rememberedPhone } from "./remembered";
import { withGuessLimit, withMailLimit, type Guessed, type Guesser } from "./guess-limits";

/** Commands that are sent with a secret, which could be guessed by sending them again and again. */
const guessed: Partial<Record<CommandName, Guessed>> = {
  reauthenticate: "password",
  passSecondStep: "code",
  enterByCode: "code",
};

/** Commands that send mail to whatever address is typed: each mail costs, whoever signs in anew to send more. */
const asked: Partial<Record<CommandName, Guessed>> = {
  askNewEmail: "email",
  inviteCounsel: "email",
};

/**
 * Carries a command out, at the cost of a guess where it is sent with a secret; whatever refuses it, the guess is spent.
 * @throws DomainError TOO_MANY_TRIES; nothing was attempted then
 */
export async function limitingGuesses<T extends object>(
  name: CommandName,
  context: Context,
  attempt: () => Promise<T>,
): Promise<T> {
  const mails = asked[name];
  if (mails && context.actor.kind === "user") {
    const { userId: account } = context.actor;
    return withMailLimit(
      mails,
      { account, address: context.request?.address ?? "", deviceId: null },
      attempt,
    );
  }
  const what = guessed[name];
  const guesser = what ? await guesserIn(context) : null;
  if (!what || !guesser) return attempt();
  const outcome = await withGuessLimit(what, guesser, attempt);
  if (outcome === null) throw new Error("A command gave no outcome");
  return outcome;
}

/**
 * Whoever is in already guesses in their session: it may be stolen, and its owner's other ones are not. Whoever is
 * halfway in guesses as at the password: apart in a browser that is known as theirs, else with all others. Nobody is in
 * yet on a phone that is remembered: what is guessed there is its owner's.
 */
async function guesserIn({ actor, request }: Context): Promise<Guesser | null> {
  const address = request?.address ?? "";
  if (actor.kind === "system") {
    const phone = await rememberedPhone(request?.device ?? null);
    return phone && { account: phone.userId, address, deviceId: phone.deviceId };
  }
  if (actor.kind !== "user" && actor.kind !== "halfway") return null;
  const { userId, sessionId } = actor;
  if (actor.kind === "user") return { account: userId, address, deviceId: `session:${sessionId}` };
  const device = await db().knownDevice.findFirst({
    where: { userId, tokenHash: Buffer.from(request?.device ?? "", "hex"), endedAt: null },
    select: { id: true },
  });
  return { account: userId, address, deviceId: device?.id ?? null };
}
