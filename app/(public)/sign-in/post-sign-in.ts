/** Stands in a sentence for the minutes to wait, which the server says. */
export const minutesMark = "…";

/** `wait`: guessed too often; so many minutes from now it may be tried again. */
export type SignInAnswer = "entered" | "wrong" | "unavailable" | { wait: number };

/**
 * Sends an address and a password to the one route that signs people in, with the token that guards it.
 * @throws TypeError when the server can't be reached
 */
export async function postSignIn(email: string, password: string): Promise<SignInAnswer> {
  const asked = await fetch("/api/auth/csrf", { cache: "no-store" });
  if (!asked.ok) return "unavailable";
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch("/api/auth/callback/credentials", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  if (answer.status !== 200 && answer.status !== 401) return "unavailable";
  const { url } = (await answer.json()) as { url: string };
  const said = new URL(url, window.location.origin).searchParams;
  if (answer.ok) return said.has("csrf") || said.has("error") ? "unavailable" : "entered";
  const [, minutes] = /^wait-(\d+)$/.exec(said.get("error") ?? "") ?? [];
  if (minutes) return { wait: Number(minutes) };
  return said.get("error") === "CredentialsSignin" ? "wrong" : "unavailable";
}
