import { preferenceOf } from "@/components/shell/preference";
import { rememberPreference } from "@/lib/auth/preference-cookie";
import { pathHere } from "@/lib/web/path";
import { cameFromHere } from "@/lib/web/request";

/** Remembers a language or a theme on this device and goes back to the page it was chosen on. */
export async function POST(request: Request): Promise<Response> {
  if (!(await cameFromHere())) return new Response(null, { status: 403 });
  const form = await request.formData();
  const preference = preferenceOf(form);
  if (!preference) return new Response(null, { status: 400 });
  await rememberPreference(preference.name, preference.value);
  return new Response(null, { status: 303, headers: { location: pathHere(form.get("back"), "/") } });
}
