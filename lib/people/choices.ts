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

/** ISO 639-3 where there is no two-letter code. */
export const spokenLanguages = [
  "es",
  "en",
  "mam",
  "quc",
  "kek",
  "cak",
  "kjb",
  "cab",
  "miq",
  "nah",
  "zap",
  "mix",
  "tzo",
] as const;

export const practiceCountries = ["MX", "GT", "SV", "HN", "NI"] as const;
export const staffRoles = ["FACILITATOR", "FINANCE", "DIRECTOR", "APPROVER"] as const;
export const firmMemberships = ["LAWYER", "ASSISTANT", "BILLING"] as const;
export const formsOfAddress = ["feminine", "masculine", "neutral"] as const;
