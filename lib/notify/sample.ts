import type { Figures } from "@/lib/i18n/figures";

/** Figures with which a notice is shown where it is about no case: on the page of the matrix, and in pictures. */
export const sampleFigures: Figures = {
  number: "2026-0042",
  count: 2,
  step: "party",
  answerBy: "2026-11-30T23:00:00Z",
  signBy: "2026-11-30T23:00:00Z",
  returnBy: "2026-11-30T23:00:00Z",
  endsAt: "2026-11-30T23:00:00Z",
  lapsesAt: "2026-11-30T23:00:00Z",
  dueOn: "2026-11-30",
  until: "2026-11-30T23:00:00Z",
  way: "totp",
  left: 7,
  leftOut: 0,
};
