import type { Config } from "tailwindcss";

/** Nothing but the tokens: a colour, size or space that is not in app/styles/{colours,measures}.css has no class. */
const colours = [
  ..."paper surface sunken sheet rule rule-strong ink ink-2 ink-3 teal teal-press teal-wash on-teal".split(
    " ",
  ),
  ..."turn on-turn turn-ink turn-wash danger danger-wash on-danger done done-wash".split(" "),
  ..."data-1 data-2 data-track shade".split(" "),
];

const named = (names: readonly string[], prefix = "") =>
  Object.fromEntries(names.map((name) => [name, `var(--${prefix}${name})`]));

const space = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => [String(step), `var(--s${step})`]),
);

const config: Config = {
  content: [],
  theme: {
    screens: { phone: { max: "47.9375rem" }, tablet: "48rem", desk: "68rem" },
    colors: { ...named(colours), transparent: "transparent", current: "currentColor" },
    spacing: { 0: "0", px: "1px", target: "var(--target)", ...space },
    fontFamily: { sans: "var(--sans)", serif: "var(--serif)" },
    fontSize: {
      ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((step) => [String(step), `var(--size-${step})`])),
      read: "var(--size-read)",
    },
    fontWeight: { normal: "400", medium: "500", semibold: "600", bold: "650" },
    lineHeight: { tight: "var(--tight)", body: "var(--body)", read: "var(--read)" },
    borderRadius: { none: "0", 1: "var(--radius-1)", 2: "var(--radius-2)" },
    boxShadow: { lift: "var(--lift)", float: "var(--float)", none: "none" },
    maxWidth: { measure: "var(--measure)", full: "100%", none: "none" },
  },
};

export default config;
