/** Fees are one subject with one chain of events: its row of `Stream` comes with the migrations. */
export const feesId = "00000000-0000-4000-8000-0000000000f1";
