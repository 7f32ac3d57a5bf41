"use client";

import { useState, type FormEvent } from "react";
import { useAwake } from "@/components/form/form-scope";
import { buttonClass } from "@/components/ui/button";
import type { DemoEntry } from "./demo-entries";
import { postSignIn } from "./post-sign-in";

type Props = { entries: readonly DemoEntry[]; password: string; next: string; unavailable: string };

/** Each row signs in through the same route as anybody, with the demo's public password. */
export function DemoAccounts({ entries, password, next, unavailable }: Props) {
  const awake = useAwake();
  const [entering, setEntering] = useState<string | null>(null);
  const [trouble, setTrouble] = useState(false);
  const enter = async (event: FormEvent, email: string) => {
    event.preventDefault();
    if (entering) return;
    setEntering(email);
    setTrouble(false);
    const answer = await postSignIn(email, password).catch(() => "unavailable" as const);
    if (answer === "entered") return window.location.assign(next);
    setEntering(null);
    setTrouble(true);
  };
  return (
    <>
      <ul>
        {entries.map(({ email, name, lang, role, what, signIn, signInAs, pending }) => (
          <li key={email}>
            <div>
              <b>{role}</b>
              <span>{name}</span>
            </div>
            <p lang={lang}>{what}</p>
            <form method="post" onSubmit={(event) => void enter(event, email)}>
              <fieldset className="wake" disabled={!awake}>
                <button type="submit" className={buttonClass("second")} lang={lang} aria-label={signInAs}>
                  {entering === email ? pending : signIn}
                </button>
              </fieldset>
            </form>
          </li>
        ))}
      </ul>
      <p role="alert" className={trouble ? "error" : "unseen"}>
        {trouble ? unavailable : null}
      </p>
    </>
  );
}
