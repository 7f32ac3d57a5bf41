import { initials, type Part } from "@/lib/templates/redline";

type Props = { parts: readonly Part[]; words: { inserted: string; deleted: string } };

/** A text with what changed in it: teal underline and who wrote it, grey strike. Said aloud too. */
export function Redlined({ parts, words }: Props) {
  return parts.map((part, index) => {
    if (part.kind === "same") return <span key={index}>{part.text}</span>;
    if (part.kind === "deleted") {
      return (
        <del key={index}>
          <span className="unseen">[{words.deleted}: </span>
          {part.text}
          <span className="unseen">]</span>
        </del>
      );
    }
    return (
      <span key={index}>
        <ins>
          <span className="unseen">[{words.inserted}: </span>
          {part.text}
          <span className="unseen">]</span>
        </ins>
        {part.by ? (
          <sup className="by" title={part.by}>
            {initials(part.by)}
          </sup>
        ) : null}
      </span>
    );
  });
}
