import { Icon } from "./icon";

/** The state of a task as a mark in a row: not begun, under way, done. The word is read aloud. */
export function Ring({ state, label }: { state: "open" | "half" | "done"; label: string }) {
  if (state === "done") {
    return (
      <span className="ring ring--done">
        <Icon name="circle-check" label={label} />
      </span>
    );
  }
  return <span className={state === "half" ? "ring ring--half" : "ring"} role="img" aria-label={label} />;
}
