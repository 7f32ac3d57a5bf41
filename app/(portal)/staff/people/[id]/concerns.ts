import type { getTranslations } from "next-intl/server";
import type { ActedCase } from "@/lib/people/standing/queries";

type Words = Awaited<ReturnType<typeof getTranslations<"people">>>;

/** The open cases that a decision about somebody concerns, by what they are in them; undefined: it concerns none. */
export function concernsOf(
  t: Words,
  key: "roleConcerns" | "endConcerns",
  name: string,
  cases: readonly ActedCase[],
): string | undefined {
  if (cases.length === 0) return undefined;
  const parts = (["leads", "acts", "defends"] as const).flatMap((part) => {
    const codes = cases.filter((one) => one.part === part).map(({ code }) => code);
    return codes.length > 0 ? [t(`person.concern.${part}`, { cases: codes.join(", ") })] : [];
  });
  return t(`person.${key}`, { name, count: cases.length, parts: parts.join("; ") });
}
