import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "@/lib/canonical-json";
import { keyFromBase64 } from "@/lib/vault/key-encryption-key";
import { openBytes, openText, sealBytes, sealText } from "@/lib/vault/seal";

const key = randomBytes(32);
const place = "Person:nameCipher:1";

test("what is sealed opens to the same text, composed", () => {
  const sealed = sealText(key, place, "Mari\u0301a José Núñez Güell, K’iche’ 😀");
  expect(openText(key, place, sealed)).toBe("María José Núñez Güell, K’iche’ 😀");
});

test("twice the same text is never twice the same bytes", () => {
  expect(sealText(key, place, "x").equals(sealText(key, place, "x"))).toBe(false);
});

test("another key, another place and every changed byte are refused", () => {
  const sealed = sealBytes(key, place, Buffer.from("secret"));
  expect(() => openBytes(randomBytes(32), place, sealed)).toThrow();
  expect(() => openBytes(key, "Person:nameCipher:2", sealed)).toThrow();
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => openBytes(key, place, changed)).toThrow();
  }
  expect(() => openBytes(key, place, sealed.subarray(0, 20))).toThrow();
});

test("a data key opens only with the key that wrapped it", () => {
  const kek = keyFromBase64(randomBytes(32).toString("base64"));
  const other = keyFromBase64(randomBytes(32).toString("base64"));
  const wrapped = kek.wrap(key);
  expect(kek.unwrap(wrapped).equals(key)).toBe(true);
  expect(() => other.unwrap(wrapped)).toThrow();
  expect(kek.id).not.toBe(other.id);
  expect(() => keyFromBase64("c2hvcnQ=")).toThrow(/32 bytes/);
});

test.each([
  [{ b: 1, a: [true, null, "é"] }, '{"a":[true,null,"é"],"b":1}'],
  [{ a: undefined, b: new Date(0) }, '{"b":"1970-01-01T00:00:00.000Z"}'],
  ["e\u0301", '"é"'],
  [[{ z: 1, y: { d: 1, c: 2 } }], '[{"y":{"c":2,"d":1},"z":1}]'],
])("%j has one canonical text", (value, text) => expect(canonicalJson(value)).toBe(text));

test.each([
  ["a function", () => 1],
  ["a NaN", { a: Number.NaN }],
  ["a bigint", [1n]],
  ["a Map, which would pass for an empty object", new Map([["a", 1]])],
  ["two keys that are one", { "e\u0301": 1, "\u00e9": 2 }],
])("%s has no canonical text", (_, value) => expect(() => canonicalJson(value)).toThrow(TypeError));

test("the order in which an object was built does not matter, nor how its keys were composed", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
    }),
  );
  expect(canonicalJson({ "e\u0301": 1, f: 2 })).toBe(canonicalJson({ f: 2, "\u00e9": 1 }));
});
