import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/current";
import { currentHalfway } from "@/lib/auth/halfway";
import { waysOf } from "@/lib/people/factors/queries";
import { pathAfterSignIn } from "@/lib/web/path";
import { Enrolment } from "./enrolment";
import { SecondStep } from "./second-step";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("public.secondStep"))("title") };
}

type Props = { searchParams: Promise<{ next?: string | string[]; with?: string | string[] }> };

/** After the password: the second step, or, the first time, setting one up. Nobody goes round it. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { next: wanted, with: by } = await searchParams;
  // Which page is their first is known once they are in.
  const next = wanted === undefined ? "/sign-in" : pathAfterSignIn(wanted);
  const [actor, halfway] = await Promise.all([currentActor(), currentHalfway()]);
  if (actor) redirect(next);
  const query = wanted === undefined ? "" : `?next=${encodeURIComponent(next)}`;
  if (!halfway) redirect(`/sign-in${query}`);
  const ways = await waysOf(halfway);
  return ways.size === 0 ? (
    <Enrolment person={halfway} next={next} />
  ) : (
    <SecondStep person={halfway} ways={ways} next={next} query={query} recovery={by === "recovery"} />
  );
}
