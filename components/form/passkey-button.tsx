"use client";

import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ActionAnswer } from "@/lib/web/answer";
import { useAwake } from "./form-scope";
import type { PasskeyTexts } from "./form-texts";

type Props = {
  /** What is asked of the passkey: the last part of /api/passkeys/… */
  use: "enter" | "second" | "add" | "confirm";
  /** Takes the passkey's answer to the server. */
  send: (answer: object) => Promise<ActionAnswer>;
  onDone: () => void;
  label: string;
  tone?: "solid" | "second";
  texts: PasskeyTexts;
};

/** A button that asks a passkey. Its script is fetched when it is pressed; what went wrong stands below it. */
export function PasskeyButton({ use, send, onDone, label, tone = "solid", texts }: Props) {
  const awake = useAwake();
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const press = async () => {
    if (asking) return;
    setAsking(true);
    setTrouble(null);
    const said = await ask(use, send, texts);
    if (said === null) return onDone();
    setAsking(false);
    setTrouble(said);
  };
  return (
    <div className="passkey">
      <fieldset className="wake" disabled={!awake}>
        <button
          type="button"
          className={buttonClass(tone, true)}
          aria-disabled={asking || undefined}
          onClick={() => void press()}
        >
          <Icon name="key" />
          {asking ? texts.asking : label}
        </button>
      </fieldset>
      <p role="alert" className={trouble ? "error" : "unseen"}>
        {trouble}
      </p>
    </div>
  );
}

/** Null: it went through. Else the sentence that says what to do. */
async function ask(use: Props["use"], send: Props["send"], texts: PasskeyTexts): Promise<string | null> {
  try {
    const asked = await fetch(`/api/passkeys/${use}`, { cache: "no-store" });
    if (asked.status === 204 || asked.status === 404) return texts.over;
    if (!asked.ok) return texts.unreached;
    const optionsJSON = await asked.json();
    const webauthn = await import("@simplewebauthn/browser");
    if (!webauthn.browserSupportsWebAuthn()) return texts.unsupported;
    const answer =
      use === "add"
        ? await webauthn.startRegistration({ optionsJSON })
        : await webauthn.startAuthentication({ optionsJSON });
    const said = await send(answer);
    return said.ok ? null : said.message;
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "SecurityError") return texts.otherPlace;
    if (name === "InvalidStateError") return texts.known;
    return name === "NotAllowedError" || name === "AbortError" ? texts.cancelled : texts.unreached;
  }
}
