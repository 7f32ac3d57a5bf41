import { comparable, type Answer } from "@/e2e/support/answers";
import { pathOf, routes, type Parts } from "@/e2e/support/paths";
import { pages, type PageRoute } from "@/lib/authz/pages";
import { db } from "@/lib/db/client";
import { nothing, type AccessScene, type Person } from "./access-scene";
import { Tally } from "./tally";
import type { Visitor } from "./visitor";

/** Only takes a form, or signs people in and out: it has no address of anything. */
const apart: readonly PageRoute[] = ["/preferences", "/sign-out", "/api/auth/[...nextauth]", "/api/uploads"];

/** To whom nothing of the settled case is there, whatever its address. By hand. */
const strangers = [
  "a colleague of the firm",
  "another firm’s Advocate",
  "an Advocate in Canada",
  "another Defender",
  "a facilitator who is walled off",
  "finance that is walled off",
  "an approver who is walled off",
];

/** Every route of the table × everybody × {the settled case, what nobody has, a session that was ended}. */
export async function routeMatrix(scene: AccessScene, say: (line: string) => void): Promise<string[]> {
  const tally = new Tally();
  const asked = routes.filter((route) => pages[route] !== "public" && !apart.includes(route));
  for (const person of scene.people) {
    for (const route of asked) await routeFor(scene, person, route, tally);
    await filesFor(scene, person, tally);
  }
  for (const route of asked) await revokedAt(scene, route, tally);
  say(`${asked.length} routes behind sign-in, ${scene.people.length} people`);
  return tally.ended("routes", say);
}

async function routeFor(
  { parts }: AccessScene,
  { name, visitor }: Person,
  route: PageRoute,
  tally: Tally,
): Promise<void> {
  const there = await look(visitor, route, parts);
  if (!isAddressed(route)) {
    tally.count(there.status < 400 ? "pages that are theirs" : "pages that are not theirs");
    if (there.status >= 400 && there.status !== 404)
      tally.leak(`${name} at ${route}: ${there.status} instead of 404`);
    return;
  }
  const missing = await look(visitor, route, nothing());
  if (same(there, missing)) return tally.count("denied as nonexistent");
  const isStranger = strangers.includes(name);
  // Whoever sees the case sees its frame around a page of it that is not there for them.
  if (there.status === 404 && !isStranger) return tally.count("pages not there, of a case they see");
  tally.count("opened");
  const isOfCase = route.startsWith("/cases/") || route.startsWith("/api/files/");
  if (there.status >= 400 || (isOfCase && isStranger))
    tally.leak(
      `${name} at ${route}: ${there.status}, nonexistent ${missing.status}${firstDifference(there, missing)}`,
    );
}

/** Every file of the case, to everybody. */
async function filesFor({ caseId }: AccessScene, { name, visitor }: Person, tally: Tally): Promise<void> {
  const ids = await db().document.findMany({ where: { caseId }, select: { id: true } });
  const missing = await look(visitor, "/api/files/[id]", nothing());
  for (const { id } of ids) {
    const there = await look(visitor, "/api/files/[id]", { ...nothing(), fileId: id });
    if (same(there, missing)) tally.count("files denied as nonexistent");
    else {
      tally.count("files opened");
      if (there.status >= 400 || strangers.includes(name)) tally.leak(`${name} at a file: ${there.status}`);
    }
  }
}

/** A session that was ended is no session: the answers are those to somebody who is not signed in. */
async function revokedAt({ people, nobody, parts }: AccessScene, route: PageRoute, tally: Tally) {
  const plain = await look(nobody, route, parts);
  for (const { name, revoked } of people) {
    tally.count("revoked as not signed in");
    const ended = await look(revoked, route, parts);
    if (!same(ended, plain))
      tally.leak(`${name}, signed out, at ${route}: ${ended.status}, not signed in ${plain.status}`);
  }
}

const isAddressed = (route: PageRoute) => route.includes("[");

async function look(visitor: Visitor, route: PageRoute, parts: Parts): Promise<Answer> {
  const { code, invoiceId, payoutId, fileId } = parts;
  const answer = await visitor.ask({ path: pathOf(route, parts) });
  return comparable(answer, [code, invoiceId, payoutId, fileId]);
}

const same = (one: Answer, other: Answer) => JSON.stringify(one) === JSON.stringify(other);

/** Where two refusals part, for whoever mends it. */
function firstDifference(one: Answer, other: Answer): string {
  if (one.status !== other.status || one.status < 400) return "";
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return `: …${a.slice(Math.max(0, at - 40), at + 80)}… and …${b.slice(Math.max(0, at - 40), at + 80)}…`;
}
