import type { Post } from "@/lib/people/schema";

/**
 * The people of the demo, all invented. A portal in production refuses to start while the database holds one of these
 * addresses, since their password is public.
 */
export const demoPassword = "invented people only";

/** Organizations of the demo by a key that accounts name. */
export const demoOrganizations = {
  lakeside: {
    name: "Lakeside Workers’ Law Project",
    kind: "LEGAL_AID",
    country: "US",
    city: "Chicago",
    billingAddress: "410 South Halsted Street, Suite 3\nChicago, IL 60607",
    currency: "USD",
  },
  adeyemi: {
    name: "Adeyemi & Brandt",
    kind: "LAW_FIRM",
    country: "US",
    city: "Houston",
    billingAddress: "1900 Almeda Road\nHouston, TX 77004",
    currency: "USD",
  },
  vieuxPort: {
    name: "Clinique juridique du Vieux-Port",
    kind: "LEGAL_AID",
    country: "CA",
    city: "Montréal",
    billingAddress: "88, rue de la Commune Ouest\nMontréal QC H2Y 2C6",
    currency: "CAD",
  },
  bufeteSajche: practice("Bufete Sajché", "GT", "Huehuetenango"),
  casaDeDerechos: practice("Casa de Derechos del Aguán", "HN", "El Progreso"),
  colectivoIstmo: practice("Colectivo Jurídico del Istmo", "MX", "Juchitán"),
  centroAvelar: practice("Centro de Atención Legal Avelar", "SV", "San Salvador"),
  despachoTellez: practice("Despacho Téllez", "NI", "León"),
} as const;

export type DemoOrganization = keyof typeof demoOrganizations;

function practice(name: string, country: "GT" | "HN" | "MX" | "SV" | "NI", city: string) {
  return { name, kind: "DEFENDER_PRACTICE", country, city, billingAddress: "", currency: "USD" } as const;
}

type Staff = Extract<Post, { kind: "staff" }>;
type Member = Omit<Extract<Post, { kind: "advocate_side" }>, "organizationId"> & { at: DemoOrganization };
type Network = Omit<Extract<Post, { kind: "defender" }>, "organizationId"> & { at: DemoOrganization };

export type DemoAccount = {
  /** Short and fixed: the seed and the sign-in page name people by it. */
  key: string;
  email: string;
  name: string;
  title: string;
  address: "feminine" | "masculine" | "neutral";
  locale: "en" | "es";
  timeZone: string;
  /** As the person who starts the demo reads it. */
  role: string;
  /** One account of each role stands on the sign-in page. */
  listed: boolean;
  /** A newcomer; everybody else was there from the beginning. */
  joinedDaysAgo?: number;
  post: Staff | Member | Network;
};

const office = "America/New_York";

export const demoAccounts: readonly DemoAccount[] = [
  advocate("lindqvist", "Rebecca Lindqvist", "feminine", "lakeside", "America/Chicago", true),
  advocate("whitfield", "Sam Whitfield", "masculine", "lakeside", "America/Chicago"),
  advocate("adeyemi", "Sara Adeyemi", "feminine", "adeyemi", "America/Chicago"),
  advocate("tremblay", "Maude Tremblay", "feminine", "vieuxPort", "America/Toronto"),
  { ...atLakeside("raman", "Priya Raman", "feminine", "ASSISTANT"), role: "Assistant" },
  { ...atLakeside("mbeki", "Joan Mbeki", "feminine", "BILLING"), role: "Billing contact" },
  defender("sajche", "Marta Sajché", "Licda.", "feminine", "bufeteSajche", "America/Guatemala", {
    country: "GT",
    place: "Huehuetenango",
    regions: ["GT-13", "GT-14", "GT-12"],
    areas: ["asylum", "wage_theft", "family_reunification"],
    languages: ["es", "mam"],
    capacity: 6,
    payoutCurrency: "GTQ",
  }),
  defender("castellanos", "Reina Castellanos", "Abg.", "feminine", "casaDeDerechos", "America/Tegucigalpa", {
    country: "HN",
    place: "El Progreso",
    regions: ["HN-YO", "HN-CR", "HN-AT"],
    areas: ["wage_theft", "special_immigrant_juvenile"],
    languages: ["es"],
    capacity: 5,
    payoutCurrency: "HNL",
  }),
  defender("zamora", "Ernesto Zamora", "Abg.", "masculine", "casaDeDerechos", "America/Tegucigalpa", {
    country: "HN",
    place: "Yoro",
    regions: ["HN-YO", "HN-OL"],
    areas: ["recruitment_fraud", "personal_injury"],
    languages: ["es", "en"],
    capacity: 3,
    payoutCurrency: "HNL",
  }),
  defender("robledo", "Citlali Robledo", "Lic.", "feminine", "colectivoIstmo", "America/Mexico_City", {
    country: "MX",
    place: "Juchitán",
    regions: ["MX-OAX", "MX-CHP", "MX-VER"],
    areas: ["recruitment_fraud", "trafficking", "wage_theft"],
    languages: ["es", "zap"],
    capacity: 5,
    payoutCurrency: "MXN",
  }),
  defender("avelar", "Morena Avelar", "Licda.", "feminine", "centroAvelar", "America/El_Salvador", {
    country: "SV",
    place: "San Salvador",
    regions: ["SV-SS", "SV-PA", "SV-US"],
    areas: ["asylum", "child_in_detention", "family_reunification"],
    languages: ["es"],
    capacity: 4,
    payoutCurrency: "USD",
  }),
  defender("tellez", "Álvaro Téllez", "Dr.", "masculine", "despachoTellez", "America/Managua", {
    country: "NI",
    place: "León",
    regions: ["NI-LE", "NI-CI"],
    areas: ["asylum", "civil_rights"],
    languages: ["es"],
    capacity: 3,
    payoutCurrency: "USD",
  }),
  {
    ...defender("cojti", "Ixchel Cojtí", "Licda.", "feminine", "bufeteSajche", "America/Guatemala", {
      country: "GT",
      place: "Cobán",
      regions: ["GT-16", "GT-15"],
      areas: ["family_reunification", "special_immigrant_juvenile"],
      languages: ["es", "kek"],
      capacity: 3,
      payoutCurrency: "GTQ",
    }),
    ...{ role: "Defender, new", joinedDaysAgo: 2 },
  },
  staff("okafor", "Dana Okafor", "feminine", "FACILITATOR"),
  staff("herrera", "Tomás Herrera", "masculine", "FINANCE"),
  staff("stolz", "Miriam Stolz", "feminine", "DIRECTOR"),
  staff("lang", "Theo Lang", "masculine", "APPROVER"),
];

function emailOf(name: string, host: string): string {
  return `${name
    .normalize("NFD")
    .replace(/[^A-Za-z ]/g, "")
    .toLowerCase()
    .replace(" ", ".")}@${host}.example`;
}

function advocate(
  key: string,
  name: string,
  address: DemoAccount["address"],
  at: DemoOrganization,
  timeZone: string,
  listed = false,
): DemoAccount {
  const post = { kind: "advocate_side", membership: "LAWYER", at } as const;
  const email = emailOf(name, at.toLowerCase());
  return { key, email, name, title: "", address, locale: "en", timeZone, role: "Advocate", listed, post };
}

function atLakeside(
  key: string,
  name: string,
  address: DemoAccount["address"],
  membership: "ASSISTANT" | "BILLING",
): DemoAccount {
  const whole = advocate(key, name, address, "lakeside", "America/Chicago", true);
  return { ...whole, post: { kind: "advocate_side", membership, at: "lakeside" } };
}

function defender(
  key: string,
  name: string,
  title: string,
  address: DemoAccount["address"],
  at: DemoOrganization,
  timeZone: string,
  profile: Network["profile"],
): DemoAccount {
  const listed = key === "sajche";
  const email = emailOf(name, at.toLowerCase());
  const post = { kind: "defender", at, profile } as const;
  return { key, email, name, title, address, locale: "es", timeZone, role: "Defender", listed, post };
}

function staff(
  key: string,
  name: string,
  address: DemoAccount["address"],
  kind: Staff["roles"][number],
): DemoAccount {
  const email = emailOf(name, "portal");
  const role = kind.charAt(0) + kind.slice(1).toLowerCase();
  const post: Staff = { kind: "staff", roles: [kind] };
  return { key, email, name, title: "", address, locale: "en", timeZone: office, role, listed: true, post };
}
