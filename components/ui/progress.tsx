/** How far something has come, in percent; what is under way stands in words beside it. */
export function Progress({ percent, label }: { percent: number; label: string }) {
  const whole = Math.max(0, Math.min(100, Math.round(percent)));
  return (
    <div
      className="progress"
      role="progressbar"
      aria-valuenow={whole}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-label={label}
    >
      <i style={{ width: `${whole}%` }} />
    </div>
  );
}

export type Step = { label: string; state: "done" | "now" | "next"; href?: string; note?: string };

/** The parts of one stage in their order; downwards for a long form, with what each holds. */
export function Steps({
  steps,
  down = false,
  label,
}: {
  steps: readonly Step[];
  down?: boolean;
  label?: string;
}) {
  return (
    <ol className={down ? "steps steps--down" : "steps"} aria-label={label}>
      {steps.map(({ label: name, state, href, note }) => (
        <li
          key={name}
          className={state === "done" ? "is-done" : undefined}
          aria-current={state === "now" ? "step" : undefined}
        >
          {href ? (
            <a href={href}>
              {name}
              {note ? <small>{note}</small> : null}
            </a>
          ) : (
            <span>
              {name}
              {note ? <small>{note}</small> : null}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
