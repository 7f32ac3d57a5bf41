import { currentHalfway } from "@/lib/auth/halfway";
import { demoCode } from "@/lib/people/factors/demo-code";

/** In a demo, the code that the app of an invented person shows now; anywhere else there is no such page. */
export async function GET(): Promise<Response> {
  const halfway = await currentHalfway();
  const code = halfway && (await demoCode(halfway));
  return code ? Response.json(code) : new Response(null, { status: 404 });
}
