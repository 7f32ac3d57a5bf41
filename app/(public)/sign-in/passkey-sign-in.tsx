"use client";

import { newOperationId } from "@/components/form/operation-id";
import { PasskeyButton } from "@/components/form/passkey-button";
import type { PasskeyTexts } from "@/components/form/form-texts";
import { enterByPasskey } from "./actions";

type Props = { next: string; label: string; texts: PasskeyTexts };

/** A passkey alone lets in: the device, and what opens the device. */
export function PasskeySignIn({ next, label, texts }: Props) {
  return (
    <PasskeyButton
      use="enter"
      send={(answer) => enterByPasskey({ subjectId: null, operationId: newOperationId(), input: { answer } })}
      onDone={() => window.location.assign(next)}
      label={label}
      texts={texts}
    />
  );
}
