"use client";

import { useId, useState } from "react";
import type { ServerAction } from "@/lib/web/answer";
import type { PasskeyTexts } from "./form-texts";
import { useIdentity } from "./identity-asked";
import { newOperationId } from "./operation-id";
import { PasskeyButton } from "./passkey-button";

type Props = {
  /** Takes `{ name, answer }`. */
  action: ServerAction;
  subjectId: string | null;
  next: string;
  words: { name: string; nameHint: string; label: string; defaultName: string };
  texts: PasskeyTexts;
};

/** Makes a passkey on this device, or on one that is held near, under a name by which its owner knows it again. */
export function NewPasskey({ action, subjectId, next, words, texts }: Props) {
  const id = useId();
  const [name, setName] = useState(words.defaultName);
  const identity = useIdentity();
  const send = async (answer: object) => {
    const request = { subjectId, operationId: newOperationId(), input: { name, answer } };
    const said = await action(request);
    if (said.ok || said.code !== "REAUTH_REQUIRED" || !identity) return said;
    return (await identity()) ? action(request) : said;
  };
  return (
    <>
      <div className="field">
        <label className="label" htmlFor={id}>
          {words.name}
        </label>
        <p className="hint" id={`${id}-hint`}>
          {words.nameHint}
        </p>
        <input
          id={id}
          className="input"
          type="text"
          value={name}
          maxLength={60}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <PasskeyButton
        use="add"
        send={send}
        onDone={() => window.location.assign(next)}
        label={words.label}
        texts={texts}
      />
    </>
  );
}
