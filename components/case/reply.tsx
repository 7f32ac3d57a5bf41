import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { fold, wordCount } from "./fold";

type Props = {
  /** What this question is about, for those who hear the page. */
  label: string;
  /** The question as it was written; paragraphs parted by an empty line. */
  question: string;
  /** Language of the question, when it is not the reader's. */
  lang?: string;
  /** Who asked, when and where. */
  footer: ReactNode;
  /** What happens when it is answered. */
  then?: ReactNode;
  /** The answer: a form. It alone is amber. */
  children: ReactNode;
};

const paragraphs = (text: string) =>
  text.split(/\n\s*\n/).map((paragraph, index) => <p key={`${index}`}>{paragraph}</p>);

/** A question on paper and its answer in amber. After some 60 words the question folds. */
export function Reply({ label, question, lang, footer, then, children }: Props) {
  const t = useTranslations("ui");
  const { first, rest } = fold(question);
  return (
    <section className="reply" aria-label={label}>
      <div className="reply__asked">
        <blockquote>
          <div lang={lang}>{paragraphs(first)}</div>
          {rest ? (
            <details>
              <summary>{t("readAll", { count: wordCount(question) })}</summary>
              <div lang={lang}>{paragraphs(rest)}</div>
            </details>
          ) : null}
        </blockquote>
        <footer>{footer}</footer>
        {then ? <p className="then">{then}</p> : null}
      </div>
      <div className="reply__answer">{children}</div>
    </section>
  );
}

/** A document as it will print: light paper in both themes. */
export function Sheet({ lang, label, children }: { lang?: string; label?: string; children: ReactNode }) {
  return (
    <article className="sheet" lang={lang} aria-label={label}>
      {children}
    </article>
  );
}
