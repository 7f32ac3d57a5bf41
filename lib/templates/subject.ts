/** Each kind of template is one subject with one chain of events: its row of `Stream` comes with the migrations. */
export const templateIds = {
  CONTRACT: "00000000-0000-4000-8000-0000000000a1",
  ADVOCATE_AGREEMENT: "00000000-0000-4000-8000-0000000000a2",
  NETWORK_TERMS: "00000000-0000-4000-8000-0000000000a3",
} as const;
export type TemplateKind = keyof typeof templateIds;
