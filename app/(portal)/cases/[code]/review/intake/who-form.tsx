"use client";

import { useState } from "react";
import { Field } from "@/components/form/field";
import { FieldList } from "@/components/form/field-list";
import { Form } from "@/components/form/form";
import type { FormTexts } from "@/components/form/form-texts";
import { useActionForm } from "@/components/form/use-action-form";
import type { Messages } from "@/lib/i18n/messages";
import { saveParties } from "../actions";
import { WithNames, type ShownPerson } from "../names";
import { PersonFields, type PersonWords } from "./person-fields";

type Outline = {
  id: string;
  role: string;
  country: string;
  region: string;
  languages: string[];
  version: number;
};

type Props = {
  caseId: string;
  operationId: string;
  version: number;
  people: readonly Outline[];
  noOpposing: boolean;
  countries: readonly { value: string; label: string }[];
  next: string;
  submit: string;
  words: Messages["review"]["who"];
  texts: FormTexts;
};

/** Everyone involved. The names are read first, which is logged; with nobody named yet there is nothing to read. */
export function WhoForm(props: Props) {
  if (props.people.length === 0) return <PartiesForm {...props} named={new Map()} />;
  return <WithNames>{(named) => <PartiesForm {...props} named={named} />}</WithNames>;
}

const blank = {
  ...{ personId: null, name: "", aliases: "", about: "", country: null, region: "" },
  ...{ place: "", languages: "", contact: "", never: "" },
};

const versionNow = (people: readonly Outline[], id: string) => people.find((one) => one.id === id)?.version;

function rowOf(outline: Outline, named: ReadonlyMap<string, ShownPerson>) {
  const person = named.get(outline.id);
  return {
    ...{ personId: outline.id, country: outline.country || null, region: outline.region },
    ...{ languages: outline.languages.join("; "), name: person?.name ?? "", about: person?.about ?? "" },
    ...{ aliases: person?.aliases.join("; ") ?? "", place: person?.place ?? "" },
    ...{ contact: person?.contact ?? "", never: person?.never ?? "" },
  };
}

function PartiesForm(props: Props & { named: ReadonlyMap<string, ShownPerson> }) {
  const { caseId, operationId, version, people, noOpposing, countries, next, submit, words, texts, named } =
    props;
  // Who stood here when the form was opened: somebody whom another person added meanwhile is not taken out.
  const [opened] = useState(() => people.map(({ id, version: stood }) => ({ id, version: stood })));
  const known = opened.map((one) => ({ ...one, version: versionNow(people, one.id) ?? one.version }));
  const [defaultValues] = useState(() => {
    const rows = (...roles: string[]) => people.filter(({ role }) => roles.includes(role));
    const clients = rows("client").map((one) => rowOf(one, named));
    return {
      clients: clients.length > 0 ? clients : [blank],
      opposing: rows("opposing").map((one) => rowOf(one, named)),
      others: rows("witness", "other").map((one) => ({ ...rowOf(one, named), role: one.role })),
      noOpposing,
    };
  });
  const form = useActionForm({
    ...{ action: saveParties, subjectId: caseId, operationId, defaultValues, next, texts },
    hidden: { version, known },
    beside: [{ name: "noOpposing", kind: "checkbox", label: words.noOpposing }],
  });
  const opposing = form.fields.watch("opposing");
  const nobody = !Array.isArray(opposing) || opposing.length === 0;
  const personWords: PersonWords = words.person;
  return (
    <Form form={form} submit={submit} pending={words.saving} label={words.label}>
      <p className="small quiet">{words.privacy}</p>
      <FieldList
        form={form}
        name="clients"
        label={words.clients}
        rowId="personId"
        rowTitle={words.client}
        addLabel={words.addClient}
        empty={blank}
        least={1}
        most={100}
      >
        {(path) => <PersonFields path={path} kind="client" countries={countries} words={personWords} />}
      </FieldList>
      <section className="section" aria-labelledby="opposing-side">
        <div className="section__head">
          <h2 id="opposing-side">{words.opposingTitle}</h2>
          <span className="small quiet">{words.opposingLead}</span>
        </div>
        <FieldList
          form={form}
          name="opposing"
          label={words.opposingTitle}
          rowId="personId"
          rowTitle={words.opposing}
          addLabel={words.addOpposing}
          empty={blank}
          most={100}
        >
          {(path) => <PersonFields path={path} kind="opposing" countries={countries} words={personWords} />}
        </FieldList>
        {nobody ? <Field kind="checkbox" name="noOpposing" label={words.noOpposing} /> : null}
      </section>
      <section className="section" aria-labelledby="others-known">
        <div className="section__head">
          <h2 id="others-known">{words.othersTitle}</h2>
          <span className="small quiet">{words.othersLead}</span>
        </div>
        <FieldList
          form={form}
          name="others"
          label={words.othersTitle}
          rowId="personId"
          rowTitle={words.other}
          addLabel={words.addOther}
          empty={{ ...blank, role: "witness" }}
          most={100}
        >
          {(path) => <PersonFields path={path} kind="other" countries={countries} words={personWords} />}
        </FieldList>
      </section>
    </Form>
  );
}
