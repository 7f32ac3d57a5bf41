import { expect, test } from "vitest";
import { initials, redline, type Saved } from "@/lib/templates/redline";

const by = (text: string, author: string | null): Saved => ({ text, by: author });
const shown = (history: Saved[]) =>
  redline(history).map(({ kind, text, by: author }) =>
    kind === "same" ? text : kind === "deleted" ? `[-${text}-]` : `[+${text}+${author ?? ""}]`,
  );

test.each<[string, Saved[], string]>([
  ["one version", [by("up to 30 hours", null)], "up to 30 hours"],
  ["nothing changed", [by("up to 30 hours", null), by("up to 30 hours", "A")], "up to 30 hours"],
  ["a word", [by("up to 30 hours", null), by("up to 40 hours", "A")], "up to [-30-][+40+A] hours"],
  [
    "two authors, each their own word",
    [by("up to 30 hours", null), by("up to 40 hours", "A"), by("up to 40 billed hours", "B")],
    "up to [-30-][+40+A] [+billed +B]hours",
  ],
  [
    "a word that was put in and taken out again",
    [by("up to 30 hours", null), by("up to 40 hours", "A"), by("up to 30 hours", "B")],
    "up to 30 hours",
  ],
  ["all of it", [by("none", null), by("", "A")], "[-none-]"],
])("%s", (_, history, expected) => expect(shown(history).join("")).toBe(expected));

test.each([
  ["Marta Elena Sajché López", "ML"],
  ["Dana Okafor", "DO"],
  ["Cher", "C"],
])("%s is %s", (name, expected) => expect(initials(name)).toBe(expected));
