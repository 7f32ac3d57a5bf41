import { headers } from "next/headers";

/** The path of this request with its query, as proxy.ts notes it: pages have no other way to learn it. */
export async function pathOfRequest(): Promise<string> {
  return (await headers()).get("x-portal-path") ?? "/dashboard";
}

/**
 * Where somebody goes after signing in: the page they wanted when it is one of this site, else their dashboard. Two
 * slashes or a backslash would name another host to a browser, and a control character would be dropped by it.
 */
export function pathAfterSignIn(wanted: unknown): string {
  if (typeof wanted !== "string" || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(wanted))
    return "/dashboard";
  return /^\/(sign-in|sign-out|api)\b/.test(wanted) ? "/dashboard" : wanted;
}
