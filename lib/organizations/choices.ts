/** What the form about organizations offers. Pure lists; their words are in the area `people`. */
export const organizationKinds = ["LAW_FIRM", "LEGAL_AID", "DEFENDER_PRACTICE"] as const;

/** Where Advocates practise. */
export const firmCountries = ["US", "CA"] as const;
