import { hashPassword, passwordIsRight } from "@/lib/auth/passwords";
import { testPassword } from "../support/world";
import type { Ground } from "./ground";
import { type BenchRequest, takeTurns } from "./load";
import { type Figure, figure } from "./report";
import { askedOf, openTrials } from "./rounds";
import { casesMade } from "./scene";

/**
 * Right passwords of a dozen people: what the portal adds to the one thing that is meant to be slow, which is measured
 * beside it in a process of its own, checks of a password as many at a time.
 */
export async function signInFigures(
  ground: Ground,
  connections: number,
  seconds: number,
  rounds: number,
): Promise<Figure[]> {
  const site = await ground.site(casesMade);
  const next = await signingIn(ground, site.origin);
  const hash = await hashPassword(testPassword);
  const alone = (forSeconds: number) =>
    takeTurns(connections, forSeconds, async () => {
      if (!(await passwordIsRight(hash, testPassword))) throw new Error("The right password is wrong.");
    });
  const trials = openTrials(seconds);
  for (let round = 0; round < rounds; round += 1) {
    console.log(`Sign-in: round ${round + 1} of ${rounds}`);
    await trials.add("sign-in", { all: askedOf(site, next), alone });
  }
  const { perSecond, p50, p95 } = trials.of("sign-in", "all");
  return [
    figure("checks of a password alone (argon2id)", trials.of("sign-in", "alone").perSecond, "checks/s"),
    figure("sign-in", perSecond, "requests/s"),
    figure("sign-in: p50", p50, "ms"),
    figure("sign-in: p95", p95, "ms"),
    figure("sign-in: share", trials.ratio("sign-in", "all", "alone"), "of the checks alone"),
  ];
}

/** Person after person types the right password, with the guard's token of one browser. */
async function signingIn({ scene }: Ground, origin: string): Promise<() => BenchRequest> {
  const asked = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookie = asked.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const emails = Object.values(scene.world).flatMap((one) =>
    typeof one === "object" && "email" in one ? [one.email] : [],
  );
  let turn = 0;
  return () => ({
    path: "/api/auth/callback/credentials",
    method: "POST",
    headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      ...{ csrfToken, json: "true", password: testPassword },
      email: emails[(turn += 1) % emails.length] ?? "",
    }).toString(),
    expects: `"url"`,
  });
}
