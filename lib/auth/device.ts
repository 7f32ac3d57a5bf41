import { cookies } from "next/headers";
import { sessionCookie } from "./cookie";
import { newToken, tokenHashHex } from "./tokens";

/** Browsers keep a cookie for 400 days at most; it is set anew whenever somebody signs in. */
const kept = 400 * 24 * 60 * 60;

function deviceCookie() {
  const { options } = sessionCookie();
  return { name: options.secure ? "__Host-portal-device" : "portal-device", options };
}

/**
 * The hash by which this browser is known again, in hexadecimal; null when it was not seen before. The cookie alone
 * opens nothing: it lets its owner in past the guesses of others, and spares them a mail about a new device.
 */
export async function deviceHash(): Promise<string | null> {
  const token = (await cookies()).get(deviceCookie().name)?.value;
  return token ? tokenHashHex(token) : null;
}

/** Gives this browser a token to be known by, or keeps the one it has for longer; only where cookies can be set. */
export async function markDevice(): Promise<string> {
  const jar = await cookies();
  const { name, options } = deviceCookie();
  const held = jar.get(name)?.value;
  const token = held && /^[\w-]{43}$/.test(held) ? held : newToken();
  jar.set(name, token, { ...options, maxAge: kept });
  return tokenHashHex(token);
}
