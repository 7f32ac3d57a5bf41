import { env } from "@/lib/env";
import { metricsText, metricsType, showsToken } from "@/lib/metrics/answer";

export const dynamic = "force-dynamic";

/** For Prometheus, with METRICS_TOKEN as its bearer token. Without the setting, or the token, there is no such page. */
export async function GET(request: Request): Promise<Response> {
  const { METRICS_TOKEN: token } = env();
  if (!token || !showsToken(request.headers.get("authorization"), token)) {
    return new Response(null, { status: 404 });
  }
  return new Response(await metricsText(), { headers: { "content-type": metricsType } });
}
