import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { type Installation, demoSecretMark, reasonsToRefuse } from "@/lib/auth/production-guard";

const safe: Installation = {
  settings: [],
  origin: "https://portal.example.org",
  proxyHops: 1,
  keyEncryptionKey: randomBytes(32).toString("base64"),
  authSecret: randomBytes(32).toString("base64"),
  formsKey: null,
  demoAccounts: 0,
};
const demoKey = Buffer.concat([Buffer.from(demoSecretMark), randomBytes(16)]).toString("base64");

test("an installation with nothing amiss may run", () => {
  expect(reasonsToRefuse(safe)).toEqual([]);
});

test.each<[string, Partial<Installation>, RegExp]>([
  ["a missing secret", { settings: ["AUTH_SECRET is missing."], authSecret: null }, /AUTH_SECRET is missing/],
  ["a plain origin", { origin: "http://portal.example.org" }, /PORTAL_ORIGIN is plain http/],
  ["no proxy", { proxyHops: 0 }, /TRUSTED_PROXY_HOPS is 0/],
  ["a demo's key", { keyEncryptionKey: demoKey }, /KEY_ENCRYPTION_KEY is a development key/],
  [
    "a key of zeros",
    { keyEncryptionKey: Buffer.alloc(32).toString("base64") },
    /KEY_ENCRYPTION_KEY is a development/,
  ],
  [
    "a demo's secret",
    { authSecret: `${demoSecretMark}-abcdefghijklmnop` },
    /AUTH_SECRET is a development secret/,
  ],
  ["a typed secret", { authSecret: "a".repeat(40) }, /AUTH_SECRET is a development secret/],
  ["a demo's key of forms", { formsKey: demoKey }, /NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is a development key/],
  ["demo accounts", { demoAccounts: 17 }, /17 demo accounts/],
  ["a silent database", { demoAccounts: null }, /can't be asked/],
])("%s is the one reason given", (_what, amiss, sentence) => {
  const reasons = reasonsToRefuse({ ...safe, ...amiss });
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toMatch(sentence);
});

test("all reasons are given at once, and no secret in any", () => {
  const reasons = reasonsToRefuse({
    ...safe,
    origin: "http://x.example",
    keyEncryptionKey: demoKey,
    authSecret: demoSecretMark.repeat(3),
    demoAccounts: 2,
  });
  expect(reasons).toHaveLength(4);
  expect(reasons.join()).not.toContain(demoKey);
  expect(reasons.join()).not.toContain(demoSecretMark);
});
