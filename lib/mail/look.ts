/**
 * The colours of the design in a mail: hexadecimal and written out, since mail programs know no variables. The same
 * values as app/styles/colours.css; a test holds them together.
 */
export const light = {
  paper: "#faf7f0",
  ink: "#1c1a16",
  quiet: "#625b4e",
  teal: "#0b565b",
  onTeal: "#fffdf8",
  rule: "#ded6c6",
} as const;

export const dark = {
  paper: "#181613",
  ink: "#f2ede2",
  quiet: "#a9a192",
  teal: "#7ecdc8",
  onTeal: "#0a2423",
  rule: "#38342d",
} as const;

/** The variable of the stylesheet that each colour is. */
export const tokenOf = {
  paper: "paper",
  ink: "ink",
  quiet: "ink-3",
  teal: "teal",
  onTeal: "on-teal",
  rule: "rule",
} as const satisfies Record<keyof typeof light, string>;
