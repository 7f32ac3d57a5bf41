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

/** The same with each line as a paragraph of its own; an item of a list, "(a) …", hangs under its letter. */
export function RedlinedText({ parts, words }: Props) {
  return linesOf(parts).map((line, index) => (
    <p key={index} className={isItem(line) ? "item" : undefined}>
      <Redlined parts={line} words={words} />
    </p>
  ));
}

function linesOf(parts: readonly Part[]): Part[][] {
  const lines: Part[][] = [[]];
  for (const part of parts) {
    part.text.split("\n").forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ ...part, text });
    });
  }
  return lines.filter((line) => line.length > 0);
}

const isItem = (line: readonly Part[]) => /^\(\p{L}\) /u.test(line.map(({ text }) => text).join(""));
