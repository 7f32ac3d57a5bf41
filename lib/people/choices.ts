/** What the forms about people offer. Pure lists; their words are in the area `people`. */

/** Zones that Advocates, staff and Defenders live in, from east to west within each country. */
export const timeZones = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Halifax",
  "America/Toronto",
  "America/Winnipeg",
  "America/Edmonton",
  "America/Vancouver",
  "America/Cancun",
  "America/Mexico_City",
  "America/Hermosillo",
  "America/Tijuana",
  "America/Guatemala",
  "America/El_Salvador",
  "America/Tegucigalpa",
  "America/Managua",
] as const;

/**
 * Languages that a Defender may work in: Spanish and English, the Mayan languages of Guatemala and Mexico, then others of
 * the region. ISO 639, three letters where there are no two.
 */
export const spokenLanguages = [
  "es",
  "en",
  "acr",
  "agu",
  "knj",
  "caa",
  "cac",
  "itz",
  "ixl",
  "jac",
  "kjb",
  "cak",
  "quc",
  "mam",
  "mop",
  "poc",
  "poh",
  "kek",
  "quv",
  "qum",
  "ttc",
  "tzj",
  "usp",
  "yua",
  "ctu",
  "chf",
  "lac",
  "hus",
  "mhc",
  "toj",
  "tzh",
  "tzo",
  "nah",
  "zap",
  "mix",
  "xin",
  "ppl",
  "cab",
  "miq",
  "len",
] as const;

export const practiceCountries = ["MX", "GT", "SV", "HN", "NI"] as const;
export const staffRoles = ["FACILITATOR", "FINANCE", "DIRECTOR", "APPROVER"] as const;
export const firmMemberships = ["LAWYER", "ASSISTANT", "BILLING"] as const;
export const memberships = [...firmMemberships, "DEFENDER"] as const;
/** How an Advocate works in Spanish: nothing is translated here. */
export const languageArrangements = ["spanish", "bilingual_staff", "interpreter"] as const;
/** Why somebody who asks for access gets none; each is a sentence of the mail that says so. */
export const accessRefusals = [
  "has_account",
  "unconfirmed",
  "not_counsel",
  "outside_our_work",
  "withdrawn",
  "other",
] as const;
export const formsOfAddress = ["feminine", "masculine", "neutral"] as const;
