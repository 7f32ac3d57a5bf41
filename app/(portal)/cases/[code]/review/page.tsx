import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Notice } from "@/components/ui/notice";
import { reviewView } from "@/lib/stages/review/queries";
import { pageActor } from "@/lib/web/page";
import { AdvocateReviewPage } from "./advocate";
import { AssignedReviewPage } from "./assigned";
import { DeskPage } from "./desk/desk";
import { OfferPage } from "./offer/offer";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** Stage 1, to each reader their own side of it. */
export default async function ReviewPage({ params }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/review", `/cases/${code}/review`);
  const view = await reviewView(actor, code);
  if (!view) notFound();
  const zone = actor.timeZone;
  switch (view.reader) {
    case "advocate":
      return <AdvocateReviewPage view={view} zone={zone} />;
    case "staff":
      return <DeskPage view={view} zone={zone} />;
    case "assigned":
      return <AssignedReviewPage view={view} zone={zone} />;
    case "offered":
      return <OfferPage view={view} zone={zone} />;
    case "staff_draft": {
      const t = await getTranslations("review");
      return <Notice title={t("draft.title")}>{t("draft.body")}</Notice>;
    }
  }
}
