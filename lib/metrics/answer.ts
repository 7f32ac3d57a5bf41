import { createHash, timingSafeEqual } from "node:crypto";
import { metrics } from "./registry";

export const metricsType = "text/plain; version=0.0.4; charset=utf-8";

/** Everything that is counted, as Prometheus reads it. */
export const metricsText = () => metrics().register.metrics();

/** Whether a request shows the token, told in a time that says nothing of how near it came. */
export function showsToken(authorization: string | null | undefined, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`));
}
