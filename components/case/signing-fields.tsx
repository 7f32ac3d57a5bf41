import type { ReactNode } from "react";
import { BrowserZone } from "@/components/form/browser-zone";
import { Field } from "@/components/form/field";

type Props = {
  /** Headings of the four parts, in order. */
  steps: { read: string; who: string; consent: string; sign: string };
  read: ReactNode;
  /** How it is found out that it is the signer. */
  who: ReactNode;
  disclosure: { label: string; paragraphs: readonly string[]; lang: "en" | "es"; accept: string };
  name: { label: string; hint: string };
};

/** The four numbered parts of a signature: read, confirm who you are, consent, type your name. */
export function SigningFields({ steps, read, who, disclosure, name }: Props) {
  return (
    <>
      <section className="part">
        <Heading number={1}>{steps.read}</Heading>
        <p className="small quiet">{read}</p>
      </section>
      <section className="part">
        <Heading number={2}>{steps.who}</Heading>
        <p className="small quiet">{who}</p>
      </section>
      <section className="part">
        <Heading number={3}>{steps.consent}</Heading>
        <div
          className="disclosure"
          tabIndex={0}
          role="region"
          aria-label={disclosure.label}
          lang={disclosure.lang}
        >
          {disclosure.paragraphs.map((paragraph) => (
            <p key={paragraph.slice(0, 40)}>{paragraph}</p>
          ))}
        </div>
        <Field kind="checkbox" name="consent" label={disclosure.accept} required />
      </section>
      <section className="part">
        <Heading number={4}>{steps.sign}</Heading>
        <Field
          kind="text"
          name="typedName"
          label={name.label}
          hint={name.hint}
          autoComplete="name"
          required
        />
        <BrowserZone name="timeZone" />
      </section>
    </>
  );
}

function Heading({ number, children }: { number: number; children: ReactNode }) {
  return (
    <h2>
      <span className="n">{number}</span>
      {children}
    </h2>
  );
}
