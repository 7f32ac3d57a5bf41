import { describe, expect, it } from "vitest";
import { z } from "zod";
import { messagesFor } from "@/lib/i18n/messages";
import { zodErrors } from "@/lib/i18n/zod-errors";
import { recordTimeInput } from "@/lib/stages/assignment/entries/schema";

const en = messagesFor("en").ui.zod;
const es = messagesFor("es").ui.zod;

const said = (schema: z.ZodType, input: unknown, words = en) =>
  schema.safeParse(input, { error: zodErrors(words) }).error?.issues[0]?.message;

const amount = z.string().refine((text) => /^\d/.test(text), { params: { word: "amount" } });

describe("what a schema refuses, in words", () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ["nothing given", z.string(), undefined, en.required],
    ["an empty date", z.iso.date(), null, en.required],
    ["an empty text", z.string().trim().min(1), "", en.required],
    ["a short text", z.string().min(12), "short", en.tooShort.replace("{limit}", "12")],
    ["a long text", z.string().max(3), "four", en.tooLong.replace("{limit}", "3")],
    ["no client", z.array(z.string()).min(1), [], en.tooFew.replace("{limit}", "1")],
    ["a small number", z.number().min(1), 0, en.tooSmall.replace("{limit}", "1")],
    ["a big number", z.number().max(10), 11, en.tooBig.replace("{limit}", "10")],
    ["words for a number", z.number(), "many", en.number],
    ["a part of a minute", z.number().int(), 1.5, en.wholeNumber],
    ["no address", z.email(), "name", en.email],
    ["no date", z.iso.date(), "24 Nov", en.date],
    ["no id", z.uuid(), "x", en.uuid],
    ["no such answer", z.enum(["a", "b"]), "c", en.choice],
    ["no answer", z.enum(["a", "b"]), null, en.required],
    ["a statement not ticked", z.literal(true), false, en.tick],
    ["a field we do not know", z.strictObject({}), { x: 1 }, en.unknownField],
    ["no time worked", recordTimeInput.shape.minutes, 0, en.duration],
    ["more than a day", recordTimeInput.shape.minutes, 30 * 60, en.durationLong],
    ["no amount", amount, "much", en.amount],
    ["a refinement without a word", z.string().refine(() => false), "x", en.invalid],
  ])("%s", (_, schema, input, expected) => expect(said(schema, input)).toBe(expected));

  it("speaks the reader's language, parse by parse", () => {
    expect(said(z.string(), undefined, es)).toBe(es.required);
    expect(said(z.string(), undefined, en)).toBe(en.required);
  });
});
