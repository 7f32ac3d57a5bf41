import { describe, expect, it } from "vitest";
import { asTyped, KnownFields } from "@/components/form/known-fields";
import { messagesFor } from "@/lib/i18n/messages";

const english = messagesFor("en").ui.form;
const spanish = messagesFor("es").ui.form;

/** The contract's terms, and the people of an intake. */
function form() {
  const known = new KnownFields([{ name: "deadlines.0.day", kind: "date", label: "Day" }]);
  known.know("terms.payerId", {
    kind: "select",
    label: "Who is invoiced",
    options: [{ value: "11111111-1111-4111-8111-111111111111", label: "Lakeside Workers’ Law Project" }],
  });
  known.know("terms.capMinutes", { kind: "minutes", label: "Cap of hours" });
  known.knowList("terms.scope", { label: "Scope", rowTitle: "Task {number}" });
  known.know("terms.scope.0.kind", {
    kind: "select",
    label: "Kind of task",
    options: [{ value: "obtain_record", label: "Obtain a record" }],
  });
  known.know("terms.scope.0.words", { kind: "textarea", label: "What is to be done" });
  known.know("terms.scope.0.deadline", { kind: "date", label: "By" });
  known.knowList("clients", { label: "Clients", rowTitle: "Client {number}", rowId: "personId" });
  known.know("clients.0.region", { kind: "text", label: "Department or state" });
  known.know("reducedFee", { kind: "checkbox", label: "A reduced fee" });
  known.know("receiptId", { kind: "file", label: "Receipt" });
  known.knowList("deadlines", { label: "Deadlines", rowTitle: "Deadline {number}" });
  return known;
}

const record = { kind: "obtain_record", words: "Her birth record", wordsEs: "", deadline: "2026-12-04" };

describe("what a form says of a value that differs", () => {
  it.each([
    ["terms.payerId", "11111111-1111-4111-8111-111111111111", "Lakeside Workers’ Law Project"],
    ["terms.capMinutes", 270, "4 h 30"],
    [
      "terms.scope",
      [record, { ...record, words: "Her passport", deadline: null }],
      "Kind of task: Obtain a record · What is to be done: Her birth record · By: 4 Dec 2026\n" +
        "Kind of task: Obtain a record · What is to be done: Her passport",
    ],
    ["terms.scope", [], "(empty)"],
    ["clients.p1", { personId: "p1", region: "Yoro" }, "Department or state: Yoro"],
    ["clients.p1", null, "(taken out)"],
    ["clients.p1.region", null, "(empty)"],
    ["deadlines", [{ kind: "filing", day: "2026-12-04" }], "Day: 4 Dec 2026"],
    ["reducedFee", true, "Yes"],
    ["receiptId", "22222222-2222-4222-8222-222222222222", "a file that was sent"],
  ])("%s", (path, value, words) => expect(form().worded(path, value, english)).toBe(words));

  it("speaks the reader's language", () => {
    expect(form().worded("terms.scope", [record], spanish)).toContain("4 dic 2026");
    expect(form().worded("reducedFee", true, spanish)).toBe("Sí");
    expect(form().worded("clients.p1", null, spanish)).toBe("(se quitó)");
  });

  it("calls a field by its label, in its row", () => {
    const rowAt = (_: string, row: string) => (row === "p2" ? 1 : -1);
    expect(form().labelOf("terms.payerId", rowAt)).toBe("Who is invoiced");
    expect(form().labelOf("terms.scope", rowAt)).toBe("Scope");
    expect(form().labelOf("clients.p2.region", rowAt)).toBe("Client 2: Department or state");
    expect(form().labelOf("clients.p3", rowAt)).toBe("Clients");
  });
});

it.each([
  ["minutes", 270, "4 h 30"],
  ["number", 12.5, "12.5"],
  ["date", null, ""],
  ["checkbox", false, false],
] as const)("a saved value of a %s field is put there as it is typed", (kind, value, typed) => {
  expect(asTyped(kind, value)).toBe(typed);
});
