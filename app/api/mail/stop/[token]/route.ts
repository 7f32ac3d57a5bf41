import { randomUUID } from "node:crypto";
import { systemActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { readStopToken } from "@/lib/notify/stop-link";
import { requestFacts } from "@/lib/web/request";
import { execute } from "@/lib/workflow/execute";
import { commands } from "@/lib/workflow/registry";

type Params = { params: Promise<{ token: string }> };

/**
 * What mail programs post to for their reader (RFC 8058): one click, without a session and from no page of ours, so
 * that the token alone says who and what. It stops one kind of mail; asked again, it stays stopped.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { token } = await params;
  const asked = readStopToken(token);
  if (!asked) return new Response(null, { status: 404 });
  const form = new URLSearchParams((await request.text()).slice(0, 1_000));
  if (form.get("List-Unsubscribe") !== "One-Click") return new Response(null, { status: 400 });
  const context = {
    actor: systemActor,
    now: now(),
    operationId: randomUUID(),
    request: await requestFacts(),
  };
  await execute(context, commands.stopMail, asked.userId, { token });
  return new Response(null, { status: 200 });
}

/** A reader who follows the header's address comes to the page that asks first. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  const { token } = await params;
  const location = readStopToken(token) ? `/stop-mail/${token}` : "/account/notices";
  return new Response(null, { status: 303, headers: { location } });
}
