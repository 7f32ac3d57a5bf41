import { fill } from "@/components/form/fill";

type Props = { answered: readonly boolean[]; words: { tally: string; tallyUnit: string } };

/** How many of the questions are answered; it stays in sight while the form scrolls. */
export function Tally({ answered, words }: Props) {
  const count = answered.filter(Boolean).length;
  return (
    <div className="tally" role="status">
      <span className="marks" aria-hidden="true">
        {answered.map((on, position) => (
          <i key={position} className={on ? "on" : undefined} />
        ))}
      </span>
      <span className="nowrap">
        <b>{fill(words.tally, { count, total: answered.length })}</b> {words.tallyUnit}
      </span>
    </div>
  );
}
