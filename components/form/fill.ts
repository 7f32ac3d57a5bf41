/** Puts values into a sentence that came as a prop: fill("Remove {name}", { name }). */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

/** An address with parts of the result in it: fillPath("/cases/{code}", { code: "CF-2026-0042" }). */
export function fillPath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(values[key] ?? "")));
}
