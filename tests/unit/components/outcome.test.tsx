import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Trouble } from "@/components/form/outcome";
import type { Submission } from "@/components/form/use-submission";
import { messagesFor } from "@/lib/i18n/messages";

const refused = (code: string, message: string): Submission => ({
  state: { kind: "refused", attempt: 1, answer: { ok: false, code, message, fields: {} } },
  pending: false,
  send: () => undefined,
  retry: () => undefined,
  refuseHere: () => undefined,
});

const shown = (locale: "en" | "es", code: string) => {
  const { ui, errors } = messagesFor(locale);
  return renderToStaticMarkup(
    <Trouble
      submission={refused(code, errors.SIGNED_OUT)}
      formId="f"
      labelOf={(path) => path}
      texts={ui.form}
    />,
  );
};

test.each(["en", "es"] as const)(
  "a session that ended in mid-form is begun anew beside it, in %s",
  (locale) => {
    const page = shown(locale, "SIGNED_OUT");
    expect(page).toMatch(/<a [^>]*href="\/sign-in" target="_blank"/);
    expect(page).toContain(messagesFor(locale).ui.form.signInThen);
    expect(shown(locale, "NOT_ALLOWED")).not.toContain("/sign-in");
  },
);
