"use client";

import { useEffect, useState } from "react";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import type { ActionRequest } from "@/lib/web/answer";
import { CommandForm } from "./command-form";
import type { IdentityProps } from "./identity";
import { IdentityAsked } from "./identity-asked";
import { newOperationId } from "./operation-id";
import { PasskeyButton } from "./passkey-button";

type Props = IdentityProps & { onClose: (confirmed: boolean) => void };

/** "Is it you?": a passkey, or the password. */
export function IdentityDialog(props: Props) {
  const { userId, confirm, words, texts, passkey, onClose } = props;
  const hasPasskey = useHasPasskey();
  const send = async (request: ActionRequest) => {
    const said = await confirm(request);
    if (said.ok) onClose(true);
    return said;
  };
  return (
    <Dialog
      open
      onOpenChange={(stays) => (stays ? undefined : onClose(false))}
      title={words.title}
      body={words.body}
    >
      <IdentityAsked value={null}>
        {hasPasskey ? (
          <PasskeyButton
            use="confirm"
            send={(answer) =>
              confirm({ subjectId: userId, operationId: newOperationId(), input: { answer } })
            }
            onDone={() => onClose(true)}
            label={words.passkey}
            tone="second"
            texts={passkey}
          />
        ) : null}
        <CommandForm
          action={send}
          subjectId={userId}
          operationId={newOperationId()}
          fields={[
            {
              kind: "password",
              name: "password",
              label: words.password,
              autoComplete: "current-password",
              required: true,
            },
          ]}
          submit={words.submit}
          pending={words.pending}
          texts={texts}
          label={words.title}
          aside={<DialogCancel>{words.cancel}</DialogCancel>}
        />
      </IdentityAsked>
    </Dialog>
  );
}

/** Asked when the dialog opens, not with every page. */
function useHasPasskey(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    fetch("/api/passkeys/confirm", { cache: "no-store" })
      .then(({ status }) => setHas(status === 200))
      .catch(() => setHas(false));
  }, []);
  return has;
}
