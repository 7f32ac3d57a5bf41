import type { getTranslations } from "next-intl/server";

export type ReviewWords = Awaited<ReturnType<typeof getTranslations<"review">>>;
export type CasesWords = Awaited<ReturnType<typeof getTranslations<"cases">>>;
export type TaskWords = Awaited<ReturnType<typeof getTranslations<"assignment">>>;
