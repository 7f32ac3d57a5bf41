"use client";

import { useState, type FormEvent } from "react";
import { useAwake } from "@/components/form/form-scope";
import { buttonClass } from "@/components/ui/button";
import { newOperationId } from "@/components/form/operation-id";
import { passSecondStep } from "./confirm/actions";
import type { DemoEntry } from "./demo-entries";
import { postSignIn } from "./post-sign-in";

type Props = {
  entries: readonly DemoEntry[];
  password: string;
  next: string;
  /** Where the second step is taken by hand, when the code of this half minute was used already. */
  second: string;
  /** What is said when it did not go: the password was changed in this demo, or the server can't tell. */
  texts: { changed: string; unavailable: string };
};

/**
 * Each row signs in as anybody does, with the demo's public password and then the code that the person's app shows: the
 * demo holds their phones.
 */
export function DemoAccounts({ entries, password, next, second, texts }: Props) {
  const awake = useAwake();
  const [entering, setEntering] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<"changed" | "unavailable" | null>(null);
  const enter = async (event: FormEvent, email: string) => {
    event.preventDefault();
    if (entering) return;
    setEntering(email);
    setTrouble(null);
    const answer = await postSignIn(email, password).catch(() => "unavailable" as const);
    if (answer === "entered") return window.location.assign((await passed()) ? next : second);
    setEntering(null);
    setTrouble(answer === "unavailable" ? "unavailable" : "changed");
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
        {trouble ? texts[trouble] : null}
      </p>
    </>
  );
}

/** The second step, with the code that the demo shows on its page too. */
async function passed(): Promise<boolean> {
  const shown = await fetch("/api/demo-code", { cache: "no-store" }).catch(() => null);
  if (!shown?.ok) return false;
  const { code } = (await shown.json()) as { code?: string };
  if (!code) return false;
  const request = { subjectId: null, operationId: newOperationId(), input: { by: "totp", code } };
  const answer = await passSecondStep(request).catch(() => null);
  return answer?.ok === true;
}
