import { z } from "zod";
import { matterKinds } from "@/lib/cases/kinds";
import { anyWords, line, maybeWords } from "@/lib/fields";
import { currencies } from "@/lib/money";
import { isRegionOf, regions } from "./regions";
import { firmMemberships, formsOfAddress, practiceCountries, spokenLanguages, staffRoles } from "./choices";

const accented = /(?!\p{ASCII})[\p{L}\p{M}]/u;

/** Lower case; nothing that could break out of a mail's header. Letters beyond ASCII are mostly a slip, and said apart. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .refine((typed) => !accented.test(typed), { params: { word: "emailAccents" } })
  .pipe(z.email());
export const password = z
  .string()
  .max(200)
  .refine((typed) => typed.length >= 12, { params: { word: "passwordShort" } });
export const timeZone = z.string().refine(isTimeZone, { params: { word: "choice" } });
export const locale = z.enum(["en", "es"]);
const address = z.enum(formsOfAddress);

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const regionCode = z.enum(regions.map(({ code }) => code));

const profileFields = z.object({
  country: z.enum(practiceCountries),
  place: anyWords(120),
  /** ISO 3166-2, of the country. */
  regions: z.array(regionCode).max(regions.length),
  areas: z.array(z.enum(matterKinds)).max(matterKinds.length),
  languages: z.array(z.enum(spokenLanguages)).max(spokenLanguages.length),
  capacity: z.number().int().min(1).max(50),
  payoutCurrency: z.enum(currencies),
});

const ofItsCountry = ({ country, regions: codes }: { country: string; regions: readonly string[] }) =>
  codes.every((code) => isRegionOf(country, code));
const wrongRegion = { path: ["regions"], params: { word: "choice" } };

export const defenderProfile = profileFields.refine(ofItsCountry, wrongRegion);
/** In which currency somebody is paid belongs to how they are paid. */
export const networkProfile = profileFields
  .omit({ payoutCurrency: true })
  .extend({ version: z.number().int() })
  .refine(ofItsCountry, wrongRegion);

/** What a person is to be: staff, or a member of an organization; a Defender with a profile. */
const post = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("staff"),
    roles: z.array(z.enum(staffRoles)).min(1),
  }),
  z.object({
    kind: z.literal("advocate_side"),
    organizationId: z.uuid(),
    membership: z.enum(firmMemberships),
  }),
  z.object({ kind: z.literal("defender"), organizationId: z.uuid(), profile: defenderProfile }),
]);
export type Post = z.infer<typeof post>;

export const invitePersonInput = z.object({
  name: line(200),
  email,
  title: maybeWords(20),
  address: address.default("neutral"),
  locale,
  timeZone,
  post,
});
export type InvitePerson = z.infer<typeof invitePersonInput>;

/** The invitation that is replaced: whoever sends it again saw this one. */
export const renewInvitationInput = z.object({ linkId: z.uuid() });

export const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** The language of the page on which they joined becomes their own, and the time zone of their device. */
export const acceptInvitationInput = z.object({
  ...{ token: linkToken, password, locale: locale.optional() },
  timeZone: timeZone.optional().catch(undefined),
});
export const requestResetInput = z.object({ email });
export const resetPasswordInput = z.object({ token: linkToken, password });
export const openSessionInput = z.object({
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
  secondStep: z.literal("waived").optional(),
});
export const closeSessionInput = z.object({ sessionId: z.uuid() });
export const signOutDeviceInput = z.object({ deviceId: z.uuid() });
export const signOutOthersInput = z.object({});
export const changeProfileInput = z.object({
  version: z.number().int(),
  title: anyWords(20),
  address,
  locale,
  timeZone,
  phone: anyWords(40),
});
