import { health } from "@/lib/health";

/** For whoever watches the portal: 503 when it can't be used, 200 with `degraded` when something else is down. */
export async function GET(): Promise<Response> {
  const report = await health();
  return Response.json(report, { status: report.status === "down" ? 503 : 200 });
}
