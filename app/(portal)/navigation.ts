import type { Place } from "@/components/shell/shell";
import type { UserActor } from "@/lib/authz/actor";
import { homeOf, mayOpen } from "@/lib/authz/pages";
import { mostShown, type ShellCounts } from "@/lib/cases/lists/queries";

type Words = (key: string) => string;

/** Absent: nothing. */
function shown(count: number): string | undefined {
  if (count > mostShown) return `${mostShown}+`;
  return count > 0 ? `${count}` : undefined;
}

/**
 * The places of the navigation, by role: what is used most stands first and in the bar of a phone.
 * @param recording where a Defender records time and expenses; null: nowhere now
 */
export function navigationFor(
  actor: UserActor,
  counts: ShellCounts,
  recording: string | null,
  t: Words,
): Place[] {
  const { turns, unread, mails, requests } = counts;
  const staff = actor.staffRoles.length > 0;
  const places: Place[] = [
    { href: "/dashboard", label: t("nav.dashboard"), icon: "inbox", count: shown(turns) },
  ];
  if (mayOpen("/cases", actor))
    places.push({ href: "/cases", label: t(staff ? "nav.cases" : "nav.myCases"), icon: "folder" });
  if (mayOpen("/invoices", actor)) {
    const invoices: Place = { href: "/invoices", label: t("nav.invoices"), icon: "banknote" };
    if (homeOf(actor) === "/invoices") places.unshift(invoices);
    else places.push(invoices);
  }
  if (mayOpen("/staff/money", actor))
    places.push({ href: "/staff/money", label: t("nav.money"), icon: "banknote" });
  if (mayOpen("/staff/people", actor))
    places.push({ href: "/staff/people", label: t("nav.people"), icon: "users", count: shown(requests) });
  if (mayOpen("/staff/organizations", actor))
    places.push({ href: "/staff/organizations", label: t("nav.organizations"), icon: "building" });
  if (mayOpen("/staff/load", actor))
    places.push({ href: "/staff/load", label: t("nav.load"), icon: "scale" });
  if (mayOpen("/staff/holidays", actor))
    places.push({ href: "/staff/holidays", label: t("nav.holidays"), icon: "calendar" });
  if (mayOpen("/staff/mail", actor))
    places.push({ href: "/staff/mail", label: t("nav.mailSent"), icon: "mail", count: shown(mails) });
  places.push({ href: "/notices", label: t("nav.notices"), icon: "bell", unread: shown(unread) });
  if (recording) places.splice(1, 0, { href: recording, label: t("nav.record"), icon: "plus" });
  // Last: both lists have a button for it, and its name is too long for the bar of a phone.
  if (mayOpen("/cases/new", actor))
    places.push({ href: "/cases/new", label: t("nav.newIntake"), icon: "plus" });
  return places;
}
