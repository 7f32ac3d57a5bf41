import { describe, expect, it } from "vitest";
import { acceptInvitationInput, email, invitePersonInput, password, timeZone } from "@/lib/people/schema";
import { pathAfterSignIn } from "@/lib/web/path";
import { clientAddress } from "@/lib/web/request";

describe("an address", () => {
  it.each([
    [" Dana.Okafor@Portal.Example ", "dana.okafor@portal.example"],
    ["a@b.example", "a@b.example"],
  ])("%j is kept as %j", (typed, kept) => expect(email.parse(typed)).toBe(kept));

  it.each([
    "",
    "dana",
    "dana@",
    "a@b.example\r\nBcc: x@y.example",
    "a b@c.example",
    `${"a".repeat(250)}@b.example`,
  ])("%j is refused", (typed) => expect(email.safeParse(typed).success).toBe(false));
});

describe("an address with accents", () => {
  const word = (typed: string) => {
    const issue = email.safeParse(typed).error?.issues[0];
    return issue && "params" in issue ? issue.params?.word : issue?.code;
  };

  it.each([
    ["josé@bufete.example", "emailAccents"],
    ["nunez@compañía.example", "emailAccents"],
    ["JOSE\u0301@bufete.example", "emailAccents"],
    ["jose@bufete", "invalid_format"],
    ["jose@bufete.example", undefined],
  ])("%j hears %j", (typed, said) => expect(word(typed)).toBe(said));
});

describe("a name", () => {
  const invite = (name: string) =>
    invitePersonInput.safeParse({
      name,
      email: "a@b.example",
      locale: "es",
      timeZone: "America/Guatemala",
      post: { kind: "staff", roles: ["FINANCE"] },
    });

  it("is one line: it stands in the header of a mail", () => {
    expect(invite("Ida\r\nBcc: x@y.example").success).toBe(false);
    expect(invite("Ida\u0000Venn").success).toBe(false);
    expect(invite("  Álvaro Téllez ").data?.name).toBe("Álvaro Téllez");
  });

  it("may be written with marks of its own, and is kept as one", () => {
    expect(invite("A\u0301lvaro").data?.name).toBe("Álvaro");
  });
});

describe("a Defender's departments", () => {
  const withRegions = (country: string, regions: unknown) =>
    invitePersonInput.safeParse({
      ...{ name: "Ida", email: "a@b.example", locale: "es", timeZone: "America/Guatemala" },
      post: {
        kind: "defender",
        organizationId: "11111111-1111-4111-8111-111111111111",
        profile: {
          ...{ country, place: "", regions, areas: [], languages: ["es"], capacity: 3 },
          payoutCurrency: "USD",
        },
      },
    }).success;

  it.each([
    ["GT", ["GT-14", "GT-12", "GT-17"], true],
    ["GT", [], true],
    ["GT", ["GT-23"], false],
    ["GT", ["Quiché"], false],
    ["GT", ["HN-YO"], false],
    ["NI", ["NI-AN", "NI-AS"], true],
    ["GT", "GT-14", false],
  ] as const)("%s with %j: %s", (country, regions, taken) =>
    expect(withRegions(country, regions)).toBe(taken),
  );
});

describe("a password", () => {
  it.each([
    ["eleven char", false],
    ["twelve chars", true],
    ["x".repeat(200), true],
    ["x".repeat(201), false],
  ])("%j: %s", (typed, taken) => expect(password.safeParse(typed).success).toBe(taken));
});

describe("a zone", () => {
  it.each([
    ["America/Guatemala", true],
    ["Guatemala", false],
    ["", false],
  ])("%j: %s", (zone, known) => expect(timeZone.safeParse(zone).success).toBe(known));
});

describe("a mailed token", () => {
  it.each(["", "short", "!".repeat(43), "a".repeat(44)])("%j is none", (token) => {
    expect(acceptInvitationInput.safeParse({ token, password: "twelve chars" }).success).toBe(false);
  });
});

describe("where somebody goes after signing in", () => {
  it.each([
    ["/cases/CF-2026-0001?x=1", "/cases/CF-2026-0001?x=1"],
    ["//elsewhere.example", "/dashboard"],
    ["/\\elsewhere.example", "/dashboard"],
    ["/a\\..\\b", "/dashboard"],
    ["https://elsewhere.example", "/dashboard"],
    ["/\t/elsewhere.example", "/dashboard"],
    ["javascript:alert(1)", "/dashboard"],
    ["/sign-in?next=/sign-in", "/dashboard"],
    ["/api/health", "/dashboard"],
    [["/a", "/b"], "/dashboard"],
    [undefined, "/dashboard"],
  ])("%j leads to %j", (wanted, path) => expect(pathAfterSignIn(wanted)).toBe(path));
});

describe("the visitor's address", () => {
  it.each([
    ["198.51.100.9", 0, "198.51.100.9"],
    ["6.6.6.6, 198.51.100.9", 1, "198.51.100.9"],
    ["6.6.6.6, 198.51.100.9, 10.0.0.1", 2, "198.51.100.9"],
    [null, 1, "not recorded"],
    ["198.51.100.9", 2, "not recorded"],
  ])("of %j behind %d proxies is %j", (header, hops, address) => {
    expect(clientAddress(header, hops)).toBe(address);
  });
});
