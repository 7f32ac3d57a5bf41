"use client";

import { newOperationId } from "@/components/form/operation-id";
import { PasskeyButton } from "@/components/form/passkey-button";
import type { PasskeyTexts } from "@/components/form/form-texts";
import { passSecondStep } from "./actions";

type Props = { next: string; label: string; texts: PasskeyTexts };

export function PasskeySecondStep({ next, label, texts }: Props) {
  return (
    <PasskeyButton
      use="second"
      send={(answer) =>
        passSecondStep({
          ...{ subjectId: null, operationId: newOperationId() },
          input: { by: "passkey", answer },
        })
      }
      onDone={() => window.location.assign(next)}
      label={label}
      texts={texts}
    />
  );
}
