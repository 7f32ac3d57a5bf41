import { endSession } from "@/lib/auth/sign-out";
import { cameFromHere } from "@/lib/web/request";

/** Ends the session, also one that has run out, and goes back to the first page. */
export async function POST(): Promise<Response> {
  if (!(await cameFromHere())) return new Response(null, { status: 403 });
  await endSession();
  return new Response(null, { status: 303, headers: { location: "/" } });
}
