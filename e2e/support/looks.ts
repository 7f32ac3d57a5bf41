export type Look = { locale: "en" | "es"; theme: "light" | "dark"; width: number };

const every: Look[] = (["en", "es"] as const).flatMap((locale) =>
  (["light", "dark"] as const).flatMap((theme) => [360, 1280].map((width) => ({ locale, theme, width }))),
);
const isFull = process.env.AXE_FULL === "true";

/** In a run of all tests each page once, half of them on a phone; in the full run in every look. */
export const looksOf = (index: number): Look[] =>
  isFull ? every : [every[index % every.length] ?? { locale: "en", theme: "light", width: 1280 }];

export const said = ({ locale, theme, width }: Look) => `in ${locale}, ${theme}, ${width} px`;
