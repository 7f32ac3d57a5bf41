import { headers } from "next/headers";

/** The path of this request with its query, as proxy.ts notes it: pages have no other way to learn it. */
export async function pathOfRequest(): Promise<string> {
  return (await headers()).get("x-portal-path") ?? "/dashboard";
}
