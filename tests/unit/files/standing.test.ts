import { expect, test } from "vitest";
import { decideRecordScan } from "@/lib/cases/scans/rules";
import { opens, standingOf, type ScanState } from "@/lib/cases/scans/standing";

const states: ScanState[] = [null, "NOT_SCANNED", "PENDING", "CLEAN", "INFECTED"];

test("how a file stands, with a scanner and without", () => {
  expect(states.map((scan) => standingOf(scan, true))).toEqual([
    ...["open", "unscanned", "checking", "open", "infected"],
  ]);
  expect(states.map((scan) => standingOf(scan, false))).toEqual([
    ...["open", "unscanned", "unscanned", "open", "infected"],
  ]);
});

test("what waits and what is infected is not opened", () => {
  expect((["open", "unscanned", "checking", "infected"] as const).map(opens)).toEqual([
    ...[true, true, false, false],
  ]);
});

test.each([
  ["NOT_SCANNED", null],
  ["PENDING", null],
  ["CLEAN", "ALREADY_DONE"],
  ["INFECTED", "ALREADY_DONE"],
  [null, "ALREADY_DONE"],
] as const)("a file that is %s and gets a verdict: %s", (scan, code) => {
  const decide = () =>
    decideRecordScan({ scan, purpose: "intake" }, { documentId: "d", verdict: "INFECTED", found: "Eicar" });
  if (code) expect(decide).toThrow(expect.objectContaining({ code }));
  else
    expect(decide().events).toEqual([
      { type: "document.infected", payload: { documentId: "d", purpose: "intake", found: "Eicar" } },
    ]);
});

test("a file that there is not gets none", () => {
  expect(() => decideRecordScan(null, { documentId: "d", verdict: "CLEAN" })).toThrow(
    expect.objectContaining({ code: "NOT_FOUND" }),
  );
});
