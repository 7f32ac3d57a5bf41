import { sentFromHere } from "@/components/shell/preference";
import { endSession } from "@/lib/auth/sign-out";

/** Ends the session, also one that has run out, and goes back to the first page. */
export async function POST(request: Request): Promise<Response> {
  if (!sentFromHere(request.headers)) return new Response(null, { status: 403 });
  await endSession();
  return new Response(null, { status: 303, headers: { location: "/" } });
}
