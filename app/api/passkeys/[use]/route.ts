import { currentActor } from "@/lib/auth/current";
import { currentHalfway } from "@/lib/auth/halfway";
import { questionForNew, questionTo } from "@/lib/auth/passkeys";
import { now } from "@/lib/clock";
import { passkeysOf } from "@/lib/people/factors/queries";

type Context = { params: Promise<{ use: string }> };

/**
 * What the browser is to ask a passkey; nothing (204) where the reader has none. Asking writes nothing, and whoever is not at
 * that point finds nothing here.
 *
 * enter: anybody · second: halfway in · add: halfway in, or in · confirm: in
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { use } = await params;
  if (use === "enter") return Response.json(await questionTo([], { for: "enter" }, now()));
  const [actor, halfway] = await Promise.all([currentActor(), currentHalfway()]);
  const person = use === "second" ? halfway : use === "confirm" ? actor : (actor ?? halfway);
  if (!person || (use !== "second" && use !== "confirm" && use !== "add"))
    return new Response(null, { status: 404 });
  const { sessionId } = person;
  const known = await passkeysOf(person);
  if (known.length === 0 && use !== "add") return new Response(null, { status: 204 });
  return Response.json(
    use === "add"
      ? await questionForNew(person, known, { for: use, sessionId }, now())
      : await questionTo(known, { for: use, sessionId }, now()),
  );
}
