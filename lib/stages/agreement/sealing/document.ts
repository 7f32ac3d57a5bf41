import { officeZone } from "@/lib/calendar";
import type { Translator } from "@/lib/i18n/translate";
import type { Block, Row, SheetSpec } from "@/lib/pdf/blocks";
import { readClauses } from "@/lib/templates/canonical-text";
import type { ContractRecord, SignerRecord } from "./record";

/** Words in both languages: the document is read by people of either, and by a court of either. */
export type BothLanguages = { en: Translator; es: Translator };
type Word = (key: string, values?: Record<string, string | number>) => string;

/**
 * The contract as a document: the text in both languages, side by side, the three signatures and the certificate.
 * @param draft the mark across each page of a text that is not executed; null: it is final
 */
export function contractSheet(record: ContractRecord, words: BothLanguages, draft: string | null): SheetSpec {
  const both: Word = (key, values) => {
    const [en, es] = [words.en(`agreement.pdf.${key}`, values), words.es(`agreement.pdf.${key}`, values)];
    return en === es ? en : `${en} / ${es}`;
  };
  return {
    title: `${record.code} · ${words.en("agreement.pdf.title")}`,
    language: "es",
    footer: `${record.code} · ${both("version", { number: record.version.number })} · ${record.version.hash.slice(0, 16)}`,
    date: record.executedAt ?? record.version.at,
    ...(draft ? { mark: draft } : {}),
    blocks: [
      {
        kind: "title",
        text: words.en("agreement.pdf.title"),
        under: words.es("agreement.pdf.title"),
        aside: ["Justice in Motion", record.code, both("version", { number: record.version.number })],
      },
      ...textBlocks(record),
      { kind: "rule" },
      { kind: "heading", text: both("signatures") },
      { kind: "facts", facts: record.signers.map((signer) => signatureLine(signer, both)) },
      { kind: "page" },
      ...certificate(record, both, words),
    ],
  };
}

function textBlocks(record: ContractRecord): Block[] {
  const { code, version } = record;
  return readClauses({ code, figures: version.figures, body: version.body }).map(({ number, en, es }) => ({
    kind: "columns",
    titles: [`${number}. ${en.title}`, `${number}. ${es.title}`],
    texts: [en.text, es.text],
  }));
}

function signatureLine({ party, name, signature }: SignerRecord, both: Word): { term: string; fact: string } {
  const who = name ?? both("notRecorded");
  const fact = signature
    ? both("signedLine", { name: signature.typedName, when: utc(signature.at) })
    : both("unsignedLine", { name: who });
  return { term: both(`parties.${party}`), fact };
}

function certificate(record: ContractRecord, both: Word, words: BothLanguages): Block[] {
  const { version } = record;
  return [
    {
      kind: "title",
      text: words.en("agreement.pdf.certificate"),
      under: words.es("agreement.pdf.certificate"),
    },
    {
      kind: "facts",
      facts: [
        { term: both("code"), fact: record.code },
        { term: both("envelope"), fact: record.contractId },
        { term: both("text"), fact: both("version", { number: version.number }) },
        { term: both("hash"), fact: version.hash },
        { term: both("languages"), fact: both("languagesFact") },
        { term: both("sent"), fact: moment(record.sentAt, both) },
        { term: both("executed"), fact: moment(record.executedAt, both) },
        { term: both("chainHead"), fact: record.chainHead ?? both("notRecorded") },
      ],
    },
    ...record.signers.flatMap((signer) => signerBlocks(signer, record, both)),
    { kind: "heading", text: both("approvals") },
    {
      kind: "facts",
      facts: record.approvals.map(({ party, name, at, hash }) => ({
        term: both(`parties.${party}`),
        fact: `${name}, ${utc(at)}, SHA-256 ${hash}`,
      })),
    },
    { kind: "heading", text: both("events") },
    {
      kind: "table",
      columns: [
        { head: both("seq"), share: 0.09 },
        { head: "UTC", share: 0.17 },
        { head: officeZone, share: 0.17 },
        { head: both("actor"), share: 0.2 },
        { head: both("event"), share: 0.37 },
      ],
      rows: record.events.map((event): Row => ({ kind: "row", cells: eventCells(event, both, words) })),
    },
    { kind: "heading", text: both("limits") },
    { kind: "paragraph", text: words.en("agreement.pdf.limitsBody") },
    { kind: "paragraph", text: words.es("agreement.pdf.limitsBody") },
  ];
}

function signerBlocks(signer: SignerRecord, record: ContractRecord, both: Word): Block[] {
  const { party, name, organization, email, viewedAt, signature } = signer;
  const missing = both("notRecorded");
  const fact = (key: string, value: string | null | undefined) => ({
    term: both(key),
    fact: value || missing,
  });
  return [
    { kind: "heading", text: both(`parties.${party}`) },
    {
      kind: "facts",
      facts: [
        fact("name", name),
        fact("organization", organization),
        fact("email", email),
        fact("sent", record.sentAt && utc(record.sentAt)),
        fact("viewed", viewedAt && utc(viewedAt)),
        fact("consented", signature && utc(signature.consentAt)),
        fact("signed", signature && utc(signature.at)),
        fact("typedName", signature?.typedName),
        fact(
          "authenticated",
          signature &&
            both(signature.provenBy === "passkey" ? "byPasskey" : "byPassword", {
              when: utc(signature.provenAt),
            }),
        ),
        fact("address", signature?.address),
        fact("browser", signature?.browser),
        fact("timeZone", signature?.timeZone),
        fact(
          "disclosure",
          signature &&
            both("disclosureFact", { version: signature.consentVersion, language: signature.consentLocale }),
        ),
        fact("hashSigned", signature?.hash),
      ],
    },
  ];
}

function eventCells(event: ContractRecord["events"][number], both: Word, words: BothLanguages): string[] {
  const key = `events.${event.type.replaceAll(".", "_")}`;
  const what = (["en", "es"] as const).map((language) => words[language](key, event.figures));
  return [
    String(event.seq),
    utc(event.at).replace(" UTC", ""),
    officeTime(event.at),
    event.actor ?? both("portal"),
    what.join(" / "),
  ];
}

const moment = (at: Date | null, both: Word) => (at ? utc(at) : both("notRecorded"));
const utc = (at: Date) => `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;

const office = new Intl.DateTimeFormat("sv-SE", {
  timeZone: officeZone,
  dateStyle: "short",
  timeStyle: "medium",
});
const officeTime = (at: Date) => office.format(at);
