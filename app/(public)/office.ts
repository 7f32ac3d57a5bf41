/** How Justice in Motion is reached; the same in both languages. */
export const office = {
  name: "Justice in Motion",
  street: "PO Box 160128",
  city: "Brooklyn",
  region: "NY",
  postalCode: "11216",
  country: "US",
  telephone: "(646) 351-1160",
  dial: "+16463511160",
  forCases: "legalaction@justiceinmotion.org",
  forAllElse: "info@justiceinmotion.org",
} as const;
