export type CapAmount = { value: number; label: string };

type Props = {
  title: string;
  /** The figure before the cap, bold: "17 h 45", "USD 271.34". */
  total: string;
  /** The rest of the line: "of 40 h". */
  of: string;
  cap: number;
  approved?: CapAmount;
  recorded?: CapAmount;
  held?: CapAmount;
  /** "22 h 15 left" */
  left?: string;
};

/**
 * What is used of a cap: approved solid, recorded lighter, held hatched beyond the line. All values in one unit
 * (minutes, or minor units of a currency); the numbers are always written.
 */
export function CapBar({ title, total, of, cap, approved, recorded, held, left }: Props) {
  const used = (approved?.value ?? 0) + (recorded?.value ?? 0);
  const whole = Math.max(cap, used, cap + (held?.value ?? 0), 1);
  const share = (value: number) => `${Math.round((value / whole) * 10_000) / 100}%`;
  const bars = [
    { amount: approved, className: undefined },
    { amount: recorded, className: "is-new" },
    { amount: held, className: "is-held" },
  ];
  const legend = bars.filter(({ amount }) => amount !== undefined);
  return (
    <figure className="cap">
      <figcaption>
        <b>{title}</b>
        <span>
          <b className="num">{total}</b> {of}
        </span>
      </figcaption>
      <div className="cap__bar" role="img" aria-label={`${title}: ${total} ${of}`}>
        {bars.map(({ amount, className }) =>
          amount && amount.value > 0 ? (
            <i
              key={className ?? "approved"}
              className={className}
              style={{
                width: share(amount.value),
                marginLeft: className === "is-held" && cap > used ? share(cap - used) : undefined,
              }}
            />
          ) : null,
        )}
        {whole > cap ? <i className="cap__line" style={{ left: share(cap) }} /> : null}
      </div>
      <ul className="legend">
        {legend.map(({ amount, className }) => (
          <li key={className ?? "approved"}>
            <i className={className} />
            {amount?.label}
          </li>
        ))}
        {left ? <li className="rest">{left}</li> : null}
      </ul>
    </figure>
  );
}
