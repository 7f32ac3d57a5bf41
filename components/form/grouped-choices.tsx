"use client";

import { useEffect, useRef, useState } from "react";
import type { FieldValue } from "@/lib/errors";
import type { ControlProps } from "./control";

/** Choices of which those stand that belong to what is chosen in another field of the form. */
export type GroupedBy = {
  /** Dotted path of a select; its value names the group. */
  field: string;
  /** What is chosen there at first. */
  first: string | null;
  /** Said while nothing is. */
  none: string;
};

type Props = ControlProps & { groupedBy: GroupedBy; onPut: (put: (value: FieldValue) => void) => void };

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

/** Several of the choices of one group. What was ticked in another group is ticked again when that one comes back. */
export function GroupedChoices({
  id,
  kind,
  binding,
  initial,
  invalid,
  describedBy,
  options = [],
  ...rest
}: Props) {
  const { groupedBy, onPut } = rest;
  const [group, setGroup] = useState(groupedBy.first);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(listOf(initial)));
  const box = useRef<HTMLDivElement>(null);
  // Said after every drawing: the field makes itself known anew each time it is drawn.
  useEffect(() => onPut((value) => setTicked(new Set(listOf(value)))));
  useEffect(() => {
    const form = box.current?.closest("form");
    const read = () => {
      const other = form?.elements.namedItem(groupedBy.field);
      if (other instanceof HTMLSelectElement) setGroup(other.value || null);
    };
    // A browser may have kept another choice than the page came with.
    read();
    form?.addEventListener("change", read);
    return () => form?.removeEventListener("change", read);
  }, [groupedBy.field]);
  const shown = options.filter((option) => option.group === group);
  const tick = (value: string, on: boolean) =>
    setTicked(new Set(on ? [...ticked, value] : [...ticked].filter((one) => one !== value)));
  return (
    <div ref={box} className="choices choices--columns">
      {shown.length === 0 ? <p className="quiet">{groupedBy.none}</p> : null}
      {shown.map(({ value, label }, index) => (
        <label className="choice" key={value}>
          <input
            {...binding}
            type="checkbox"
            data-kind={kind}
            id={index === 0 ? id : `${id}-${index}`}
            value={value}
            checked={ticked.has(value)}
            onChange={(event) => tick(value, event.target.checked)}
            aria-invalid={invalid || undefined}
            aria-describedby={describedBy}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
