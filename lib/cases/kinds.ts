/** The kinds that the domain knows, as the database has them. Pure: forms, rules and pages share them. */

/** Where Defenders work. */
export const defenderCountries = ["MX", "GT", "SV", "HN", "NI"] as const;

export const matterKinds = [
  "asylum",
  "special_immigrant_juvenile",
  "family_reunification",
  "child_in_detention",
  "wage_theft",
  "trafficking",
  "recruitment_fraud",
  "civil_rights",
  "personal_injury",
  "other",
] as const;

export const taskKinds = [
  "locate_person",
  "interview",
  "declaration",
  "obtain_record",
  "notarize_apostille",
  "serve_process",
  "obtain_consent",
  "accompany_testimony",
  "hand_over_settlement",
  "country_evidence",
  "safe_accompaniment",
  "other",
] as const;
export type TaskKind = (typeof taskKinds)[number];
