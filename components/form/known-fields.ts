import type { FieldValue, PlainValue, Row } from "@/lib/errors";
import { formatDate, formatMinutes } from "@/lib/i18n/format";
import { isPlainDate } from "@/lib/dates";
import type { FieldKind, FieldOption } from "./field-kinds";
import { fill } from "./fill";
import type { FormTexts } from "./form-texts";

/** What a form knows of a field it drew: enough to say a value of it in the reader's language. */
export type KnownField = {
  kind: FieldKind | "file";
  label: string;
  options?: readonly FieldOption[];
  /** For a field that keeps its value itself. */
  put?: (value: FieldValue) => void;
};

/** A field that the form does not draw, or not always, and may still have to speak of. */
export type FieldBeside = Omit<KnownField, "put"> & { name: string };

export type KnownList = {
  label: string;
  /** "Client {number}". */
  rowTitle: string;
  /** The part of a row that says whose it is; a path then bears it in place of the row's number. */
  rowId?: string;
};

/** The fields and lists of a form by their dotted paths, in the order in which they were drawn. */
export class KnownFields {
  private readonly fields = new Map<string, KnownField>();
  private readonly lists = new Map<string, KnownList>();
  private readonly drawn = new Set<string>();

  constructor(beside: readonly FieldBeside[] = []) {
    for (const { name, ...field } of beside) this.fields.set(name, field);
  }

  know(path: string, field: KnownField): void {
    this.fields.set(path, field);
    this.drawn.add(path);
  }

  /** The form has drawn the field at least once: a value can be put into it. */
  isDrawn(path: string): boolean {
    return this.drawn.has(path);
  }

  knowList(name: string, list: KnownList): void {
    this.lists.set(name, list);
  }

  field(path: string): KnownField | undefined {
    const known = this.fields.get(path);
    if (known) return known;
    const inside = this.inList(path);
    return inside && this.partsOf(inside.name).get(inside.part);
  }

  list(path: string): KnownList | undefined {
    return this.lists.get(path);
  }

  /** The list in which a path lies, which row it names, and which part of that row ("": the whole row). */
  inList(path: string): { name: string; list: KnownList; row: string; part: string } | undefined {
    for (const [name, list] of this.lists) {
      if (!path.startsWith(`${name}.`)) continue;
      const [row = "", ...part] = path.slice(name.length + 1).split(".");
      return { name, list, row, part: part.join(".") };
    }
    return undefined;
  }

  /** The parts of a list's rows, of whichever rows were drawn so far. */
  private partsOf(name: string): Map<string, KnownField> {
    const parts = new Map<string, KnownField>();
    for (const [path, field] of this.fields) {
      const part = path.startsWith(`${name}.`) ? /^\d+\.(.+)$/.exec(path.slice(name.length + 1))?.[1] : null;
      if (part && !parts.has(part)) parts.set(part, field);
    }
    return parts;
  }

  /** What a path is called; a field in a list with the row it stands in. @param rowAt the row's index, -1: none */
  labelOf(path: string, rowAt: (list: string, row: string) => number): string {
    const inside = this.inList(path);
    if (!inside) return this.fields.get(path)?.label ?? this.lists.get(path)?.label ?? path;
    const at = rowAt(inside.name, inside.row);
    const title = at < 0 ? inside.list.label : fill(inside.list.rowTitle, { number: at + 1 });
    const part = inside.part ? this.partsOf(inside.name).get(inside.part)?.label : undefined;
    return part ? `${title}: ${part}` : title;
  }

  /** A value as one reads it; rows of a list as a line each. */
  worded(path: string, value: FieldValue, texts: FormTexts): string {
    const inside = this.inList(path);
    if (inside && inside.part === "" && value === null) return texts.takenOut;
    if (value === null || value === "") return texts.empty;
    if (Array.isArray(value)) {
      const rows = value as readonly (string | Row)[];
      if (rows.length === 0) return texts.empty;
      const several = rows.map((one) =>
        typeof one === "string" ? plainWords(this.field(path), one, texts) : this.rowWords(path, one, texts),
      );
      return several.join(typeof rows[0] === "string" ? ", " : "\n");
    }
    if (typeof value === "object") return this.rowWords(inside?.name ?? path, value as Row, texts);
    return plainWords(this.field(path), value, texts);
  }

  /** What a row says, part by part; what the form has no field for is none of the reader's business. */
  private rowWords(list: string, row: Row, texts: FormTexts): string {
    return [...this.partsOf(list)]
      .flatMap(([part, field]) => {
        const value = row[part] ?? null;
        return value === null || value === "" ? [] : [`${field.label}: ${plainWords(field, value, texts)}`];
      })
      .join(" · ");
  }
}

function plainWords(field: KnownField | undefined, value: PlainValue, texts: FormTexts): string {
  if (typeof value === "boolean") return value ? texts.yes : texts.no;
  const option = field?.options?.find((one) => one.value === value);
  if (option) return option.label;
  if (field?.kind === "file") return texts.aFile;
  if (field?.kind === "minutes" && typeof value === "number") return formatMinutes(value);
  if (field?.kind === "date" && typeof value === "string" && isPlainDate(value)) {
    return formatDate(texts.locale === "es" ? "es" : "en", value);
  }
  return String(value);
}

/** A saved value as it is typed into its field. */
export function asTyped(kind: KnownField["kind"] | undefined, value: FieldValue): FieldValue {
  if (kind === "minutes" && typeof value === "number") return formatMinutes(value);
  if (kind === "checkbox" || Array.isArray(value)) return value;
  return value === null ? "" : typeof value === "number" ? String(value) : value;
}
