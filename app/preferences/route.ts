import { cookies } from "next/headers";
import { pathHere, preferenceOf, sentFromHere } from "@/components/shell/preference";

const year = 365 * 24 * 60 * 60;

/** Remembers a language or a theme on this device and goes back to the page it was chosen on. */
export async function POST(request: Request): Promise<Response> {
  if (!sentFromHere(request.headers)) return new Response(null, { status: 403 });
  const form = await request.formData();
  const preference = preferenceOf(form);
  if (!preference) return new Response(null, { status: 400 });
  const secure =
    (request.headers.get("x-forwarded-proto") ?? new URL(request.url).protocol).replace(":", "") === "https";
  const jar = await cookies();
  jar.set(preference.name, preference.value, {
    path: "/",
    maxAge: year,
    sameSite: "lax",
    httpOnly: true,
    secure,
  });
  return new Response(null, { status: 303, headers: { location: pathHere(form.get("back")) } });
}
