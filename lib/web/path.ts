import { headers } from "next/headers";

/** The path of this request with its query, as proxy.ts notes it: pages have no other way to learn it. */
export async function pathOfRequest(): Promise<string> {
  return (await headers()).get("x-portal-path") ?? "/dashboard";
}

/**
 * A path of this site as it was wanted, else another one. Two slashes or a backslash would name another host to a
 * browser, and a control character would be dropped by it.
 */
export function pathHere(wanted: unknown, otherwise: string): string {
  if (typeof wanted !== "string" || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(wanted)) return otherwise;
  return wanted;
}

/** Where somebody goes after signing in: the page they wanted, else their dashboard. */
export function pathAfterSignIn(wanted: unknown): string {
  const path = pathHere(wanted, "/dashboard");
  return /^\/(sign-in|sign-out|api)\b/.test(path) ? "/dashboard" : path;
}
