export const templateKinds = ["ADVOCATE_AGREEMENT", "CONTRACT", "NETWORK_TERMS"] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** Those that a person signs once with Justice in Motion, beside every case. */
export const oneTimeKinds = ["ADVOCATE_AGREEMENT", "NETWORK_TERMS"] as const satisfies TemplateKind[];
export type OneTimeKind = (typeof oneTimeKinds)[number];

/** Each kind of template is one subject with one chain of events: its row of `Stream` comes with the migrations. */
export const templateIds: Record<TemplateKind, string> = {
  CONTRACT: "00000000-0000-4000-8000-0000000000a1",
  ADVOCATE_AGREEMENT: "00000000-0000-4000-8000-0000000000a2",
  NETWORK_TERMS: "00000000-0000-4000-8000-0000000000a3",
};
