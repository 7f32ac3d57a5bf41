import type { getTranslations } from "next-intl/server";
import type { Signer } from "@/lib/stages/agreement/facts";
import type { AgreementView } from "@/lib/stages/agreement/queries";

/** The words of this stage, as pages hand them to their parts. */
export type AgreementWords = Awaited<ReturnType<typeof getTranslations<"agreement">>>;

/** A side of the contract, as its person is called. */
export function partyWord(
  party: Signer,
  { parties }: AgreementView["current"]["body"],
  t: AgreementWords,
): string {
  if (party === "JIM") return t("parties.JIM");
  const address = party === "ADVOCATE" ? parties.advocateAddress : parties.defenderAddress;
  return t(`called.${party}.${address}`);
}

/** "9f3a 41c7 … d20b": enough of a fingerprint to compare by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;
}

/** What a reader chose to see; kept in the address, so that it can be sent and reloaded. */
export type Shown = {
  since: number | null;
  show: "all" | "changed" | "clean";
  /** Which language a phone shows. */
  text: "en" | "es";
  /** The clause, or "terms", whose form is open. */
  edit: string | null;
  comment: string | null;
};

type Search = Record<string, string | string[] | undefined>;

export function shownFrom(search: Search, locale: "en" | "es"): Shown {
  const one = (name: string) => {
    const value = search[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const since = Number(one("since"));
  const show = one("show");
  const text = one("text");
  return {
    since: Number.isInteger(since) && since > 0 ? since : null,
    show: show === "changed" || show === "clean" ? show : "all",
    text: text === "en" || text === "es" ? text : locale,
    edit: one("edit"),
    comment: one("comment"),
  };
}

/** The address of the same page, seen otherwise. */
export function hrefTo(code: string, shown: Shown, change: Partial<Shown>, anchor?: string): string {
  const next = { ...shown, edit: null, comment: null, ...change };
  const query = new URLSearchParams();
  if (next.since !== null) query.set("since", String(next.since));
  if (next.show !== "all") query.set("show", next.show);
  query.set("text", next.text);
  if (next.edit) query.set("edit", next.edit);
  if (next.comment) query.set("comment", next.comment);
  return `/cases/${code}/agreement?${query}${anchor ? `#${anchor}` : ""}`;
}
