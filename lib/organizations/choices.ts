/** What the form about organizations offers. Pure lists; their words are in the area `people`. */
export const organizationKinds = ["LAW_FIRM", "LEGAL_AID", "DEFENDER_PRACTICE"] as const;

/** Those of Advocates. */
export const firmKinds = ["LAW_FIRM", "LEGAL_AID"] as const;

/** Where Advocates practise. */
export const firmCountries = ["US", "CA"] as const;
