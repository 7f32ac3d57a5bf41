"use client";

import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import type { ActionAnswer, ActionRequest } from "@/lib/web/answer";
import { minutesMark, postSignIn } from "./post-sign-in";

type Words = Record<
  "email" | "password" | "submit" | "pending" | "wrong" | "limited" | "unavailable",
  string
>;
type Props = { next: string; operationId: string; texts: FormTexts; words: Words };

/** The address stays when the password is refused. */
export function SignInForm({ next, operationId, texts, words }: Props) {
  const send = async ({ input }: ActionRequest): Promise<ActionAnswer> => {
    const { email, password } = input as { email: string; password: string };
    const answer = await postSignIn(email, password);
    if (answer === "entered") return { ok: true, result: {} };
    const [code, message] =
      typeof answer === "string"
        ? [answer, words[answer]]
        : ["limited", words.limited.replace(minutesMark, String(answer.wait))];
    return { ok: false, code, message, fields: {} };
  };
  return (
    <CommandForm
      action={send}
      subjectId={null}
      operationId={operationId}
      texts={texts}
      fields={[
        { kind: "email", name: "email", label: words.email, autoComplete: "username", required: true },
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
      wide
      keep
      next={next}
    />
  );
}
