"use client";

import { useState } from "react";

type Hidden = Readonly<Record<string, unknown>> | undefined;

/** What names the state of a record that a form was opened with. */
const stateOf = (hidden: Hidden) => JSON.stringify([hidden?.version, hidden?.known, hidden?.seen]);

/**
 * The hidden input of a form as it was when the form was opened. A page that is drawn anew under an open form brings
 * the record's newest version, but not its newest texts into the fields: sent along, it would overwrite what nobody
 * saw. So the newest is taken over only once a sending was answered: accepted, or refused with both texts.
 * @param untouched nothing was typed yet: the newest is taken over at once, and `fresh` grows for the fields to be drawn
 * anew
 */
export function useHeld(hidden: Hidden, untouched = false) {
  const [opened, setOpened] = useState(hidden);
  const [renewing, setRenewing] = useState(false);
  const [fresh, setFresh] = useState(0);
  if ((renewing || untouched) && stateOf(hidden) !== stateOf(opened)) {
    setOpened(hidden);
    setRenewing(false);
    if (untouched) setFresh(fresh + 1);
  }
  const { version, known, seen } = opened ?? {};
  const held = hidden && {
    ...hidden,
    ...(version === undefined ? {} : { version }),
    ...(known === undefined ? {} : { known }),
    ...(seen === undefined ? {} : { seen }),
  };
  return { held, fresh, renew: () => setRenewing(true) };
}
