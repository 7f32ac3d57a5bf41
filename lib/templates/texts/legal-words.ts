/**
 * How a contract writes figures and kinds of work. A signed text must come out the same in ten years, so nothing here
 * depends on the formats of a library, which change with its version.
 */
export type LegalLanguage = "en" | "es";

const months = {
  en: "January February March April May June July August September October November December".split(" "),
  es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" "),
};

/** "8 January 2027", "8 de enero de 2027". */
export function legalDate(language: LegalLanguage, day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  const name = months[language][(month ?? 1) - 1] ?? "";
  return language === "en" ? `${date} ${name} ${year}` : `${date} de ${name} de ${year}`;
}

/** "USD 1,234.50" in both languages. */
export function legalMoney(currency: string, minor: number): string {
  const whole = String(Math.trunc(minor / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${currency} ${whole}.${String(minor % 100).padStart(2, "0")}`;
}

/** "40 hours", "1 hora y 30 minutos". */
export function legalHours(language: LegalLanguage, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const words = language === "en" ? ["hour", "minute", "and"] : ["hora", "minuto", "y"];
  const count = (n: number, word: string | undefined) => `${n} ${word}${n === 1 ? "" : "s"}`;
  return rest === 0
    ? count(hours, words[0])
    : `${count(hours, words[0])} ${words[2]} ${count(rest, words[1])}`;
}

/** "10%", "12.5%". */
export function legalPercent(basisPoints: number): string {
  return `${Number((basisPoints / 100).toFixed(2))}%`;
}

export const legalTaskKinds: Record<string, Record<LegalLanguage, string>> = {
  locate_person: { en: "locating a person", es: "localización de una persona" },
  interview: { en: "interview", es: "entrevista" },
  declaration: { en: "declaration", es: "declaración" },
  obtain_record: { en: "obtaining a record", es: "obtención de un documento o certificación" },
  notarize_apostille: { en: "notarization or apostille", es: "acta notarial o apostilla" },
  serve_process: { en: "service of process", es: "notificación judicial" },
  obtain_consent: {
    en: "obtaining a consent or waiver",
    es: "obtención de un consentimiento o una renuncia",
  },
  accompany_testimony: {
    en: "preparing or accompanying to a deposition or remote testimony",
    es: "preparación o acompañamiento para una declaración o un testimonio a distancia",
  },
  hand_over_settlement: {
    en: "handing over settlement money against a signed receipt",
    es: "entrega de fondos de una transacción contra recibo firmado",
  },
  country_evidence: {
    en: "evidence on conditions in the country",
    es: "prueba sobre las condiciones del país",
  },
  safe_accompaniment: { en: "safe accompaniment", es: "acompañamiento seguro" },
  other: { en: "other work", es: "otra diligencia" },
};

/** The Defender and the Advocate as the text speaks of them, by how they wish to be addressed. */
export const spokenOf = {
  advocate: { feminine: "la Abogada", masculine: "el Abogado", neutral: "la parte Abogada" },
  defender: { feminine: "la Defensora", masculine: "el Defensor", neutral: "la parte Defensora" },
} as const;

export const noInstructions: Record<LegalLanguage, string> = { en: "None.", es: "Ninguna." };
export const byDay: Record<LegalLanguage, string> = { en: "by", es: "a más tardar el" };
