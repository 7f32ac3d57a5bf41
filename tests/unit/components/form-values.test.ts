import { describe, expect, it } from "vitest";
import { messagesIn, putAt, valueAt, type Tree } from "@/components/form/dotted-path";
import { sentValue, sentValues, type FieldKind } from "@/components/form/field-kinds";
import { fill, fillPath } from "@/components/form/fill";
import { readableSize } from "@/components/form/upload";

describe("what is sent for what stands in a field", () => {
  it.each<[FieldKind, unknown, unknown]>([
    ["text", " as typed ", " as typed "],
    ["text", undefined, ""],
    ["textarea", "", ""],
    ["date", "", null],
    ["date", "2026-11-24", "2026-11-24"],
    ["money", " 1.234,50 ", "1.234,50"],
    ["money", "", null],
    ["minutes", "1 h 30", 90],
    ["minutes", "a while", "a while"],
    ["minutes", "", null],
    ["number", "3,5", 3.5],
    ["number", "-2", -2],
    ["number", "1e9", "1e9"],
    ["number", "", null],
    ["number", 7, 7],
    ["select", "", null],
    ["radio", "gt", "gt"],
    ["radio", undefined, null],
    ["checkbox", true, true],
    ["checkbox", undefined, false],
    ["checkboxes", undefined, []],
    ["checkboxes", ["es"], ["es"]],
  ])("%s %j is sent as %j", (kind, value, expected) => expect(sentValue(kind, value)).toEqual(expected));

  it("keeps what has no field, and does not touch what was given", () => {
    const values = { version: 3, clients: [{ name: "Ana", born: "" }] };
    const kinds = new Map<string, FieldKind>([
      ["clients.0.name", "text"],
      ["clients.0.born", "date"],
      ["clients.1.born", "date"],
    ]);
    expect(sentValues(values, kinds)).toEqual({ version: 3, clients: [{ name: "Ana", born: null }] });
    expect(values.clients[0]?.born).toBe("");
  });
});

describe("dotted paths", () => {
  it("write and read lists and objects", () => {
    const tree: Tree = {};
    putAt(tree, "clients.0.name", "Ana");
    putAt(tree, "clients.1.name", "Luis");
    putAt(tree, "matter.court", "E.D.N.Y.");
    expect(tree).toEqual({ clients: [{ name: "Ana" }, { name: "Luis" }], matter: { court: "E.D.N.Y." } });
    expect(Array.isArray(tree.clients)).toBe(true);
    expect(valueAt(tree, "clients.1.name")).toBe("Luis");
    expect(valueAt(tree, "clients.2.name")).toBeUndefined();
  });

  it("can't reach what every object shares", () => {
    putAt({}, "__proto__.shared", true);
    putAt({}, "constructor.prototype.shared", true);
    expect("shared" in {}).toBe(false);
  });

  it("gather messages from a tree of errors", () => {
    const errors = {
      reason: { type: "too_small", message: "Fill this in", ref: { name: "reason" } },
      clients: [undefined, { name: { type: "server", message: "Twice" } }],
      parties: { root: { type: "too_small", message: "Give at least 1" } },
    };
    expect(messagesIn(errors)).toEqual({
      reason: "Fill this in",
      "clients.1.name": "Twice",
      parties: "Give at least 1",
    });
  });
});

describe("words with values", () => {
  it("fills a sentence and leaves what it does not know", () => {
    expect(fill("Remove {name} {other}", { name: "a.pdf" })).toBe("Remove a.pdf {other}");
  });

  it("fills an address safely", () => {
    expect(fillPath("/cases/{code}", { code: "CF-2026-0042" })).toBe("/cases/CF-2026-0042");
    expect(fillPath("/cases/{code}", { code: "../x?y" })).toBe("/cases/..%2Fx%3Fy");
  });

  it.each([
    [999, "999 B"],
    [184_000, "184 KB"],
    [999_499, "999 KB"],
    [999_600, "1.0 MB"],
    [3_100_000, "3.1 MB"],
  ])("%i bytes", (bytes, expected) => expect(readableSize(bytes)).toBe(expected));
});
