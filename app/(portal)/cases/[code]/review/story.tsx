import { fold } from "@/components/case/fold";

const paragraphs = (text: string) =>
  text.split(/\n\s*\n/).map((paragraph, index) => <p key={`${index}`}>{paragraph}</p>);

/** What happened, in the Advocate's words; after some 60 of them the rest folds. */
export function Story({ text, readAll }: { text: string; readAll: string }) {
  const { first, rest } = fold(text);
  return (
    <div className="story">
      {paragraphs(first)}
      {rest ? (
        <details>
          <summary>{readAll}</summary>
          {paragraphs(rest)}
        </details>
      ) : null}
    </div>
  );
}
