import type { FormTexts } from "@/components/form/form-texts";
import type { Locale } from "@/lib/i18n/locale";
import type { DeskReview } from "@/lib/stages/review/queries";
import type { CasesWords, ReviewWords, TaskWords } from "../review-words";

/** What every part of the desk is given. */
export type DeskProps = {
  view: DeskReview;
  zone: string;
  t: ReviewWords;
  cases: CasesWords;
  tasks: TaskWords;
  locale: Locale;
  texts: FormTexts;
};
