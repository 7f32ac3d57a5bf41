import { describe, expect, it } from "vitest";
import { systemActor, type Actor, type UserActor } from "@/lib/authz/actor";
import { DomainError } from "@/lib/errors";
import * as rules from "@/lib/people/rules";
import type { InvitePerson } from "@/lib/people/schema";
import type { DecideContext } from "@/lib/workflow/define";

const at = new Date("2026-11-24T15:00:00Z");
const someone = "11111111-1111-4111-8111-111111111111";
const person: UserActor = {
  kind: "user",
  userId: someone,
  name: "Dana Okafor",
  email: "dana@portal.example",
  locale: "en",
  timeZone: "America/New_York",
  address: "neutral",
  staffRoles: [],
  memberships: [],
  defenderId: null,
  sessionId: "22222222-2222-4222-8222-222222222222",
  provenAt: null,
};
const facilitator: Actor = { ...person, staffRoles: ["FACILITATOR"] };
const director: Actor = { ...person, staffRoles: ["DIRECTOR"] };

const as = (actor: Actor, subjectId = "33333333-3333-4333-8333-333333333333"): DecideContext => ({
  actor,
  now: at,
  subjectId,
  newId: () => "44444444-4444-4444-8444-444444444444",
  get case(): never {
    throw new Error("No case");
  },
});

/** The code of a refusal, with the fields it names; "passes" when there is none. */
function codeOf(decide: () => unknown): string {
  try {
    decide();
    return "passes";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.code, ...Object.keys(error.fields)].join(" ");
  }
}

const asked = {
  name: "Ida Venn",
  email: "ida@portal.example",
  title: "",
  address: "neutral",
  locale: "en",
} as const;
const invited = (post: InvitePerson["post"]): InvitePerson => ({
  ...asked,
  timeZone: "America/New_York",
  post,
});
const staff = invited({ kind: "staff", roles: ["FINANCE"] });
const lawyer = invited({ kind: "advocate_side", organizationId: someone, membership: "LAWYER" });
const defender = invited({
  kind: "defender",
  organizationId: someone,
  profile: {
    country: "GT",
    place: "",
    regions: [],
    areas: [],
    languages: ["es"],
    capacity: 5,
    payoutCurrency: "GTQ",
  },
});

describe("inviting", () => {
  it.each([
    ["a director invites staff", director, staff, null, false, "passes"],
    ["the installation invites the first staff", systemActor, staff, null, false, "passes"],
    ["a facilitator does not invite staff", facilitator, staff, null, false, "NOT_ALLOWED"],
    ["a facilitator invites a lawyer", facilitator, lawyer, "firm", false, "passes"],
    ["a facilitator invites a Defender", facilitator, defender, "practice", false, "passes"],
    ["a lawyer is of a firm", facilitator, lawyer, "practice", false, "INVALID post.organizationId"],
    ["a Defender is of a practice", facilitator, defender, "firm", false, "INVALID post.organizationId"],
    ["the organization must exist", facilitator, lawyer, null, false, "INVALID post.organizationId"],
    ["an address is used once", facilitator, lawyer, "firm", true, "INVALID email"],
  ] as const)("%s", (_, actor, input, organization, emailTaken, verdict) => {
    expect(codeOf(() => rules.decideInvite({ emailTaken, organization }, input, as(actor)))).toBe(verdict);
  });

  it("makes a link of seven days", () => {
    const { changes } = rules.decideInvite(
      { emailTaken: false, organization: "firm" },
      lawyer,
      as(facilitator),
    );
    expect(changes.link.expiresAt.toISOString()).toBe("2026-12-01T15:00:00.000Z");
  });
});

describe("a mailed link", () => {
  const later = new Date(at.getTime() + 1);
  const open = { id: someone, expiresAt: later, usedAt: null };
  const join = (link: rules.LinkFacts, joined = false, disabled = false) =>
    codeOf(() =>
      rules.decideJoin(
        { link, passwordHash: "hash", guessable: false, joined, disabled },
        {},
        as({ kind: "nobody" }),
      ),
    );
  const reset = (link: rules.LinkFacts, disabled = false) =>
    codeOf(() =>
      rules.decideReset(
        { link, passwordHash: "hash", guessable: false, disabled },
        {},
        as({ kind: "nobody" }),
      ),
    );

  it.each([
    ["that is open is taken", open, "passes"],
    ["of somebody else, or of nobody, has run out", null, "LINK_EXPIRED"],
    ["is used once", { ...open, usedAt: at }, "LINK_USED"],
    ["ends at its last instant", { ...open, expiresAt: at }, "LINK_EXPIRED"],
  ] as const)("%s", (_, link, verdict) => {
    expect(join(link)).toBe(verdict);
    expect(reset(link)).toBe(verdict);
  });

  it("does not let somebody join twice", () => expect(join(open, true)).toBe("LINK_USED"));
  it("opens nothing to somebody who was disabled meanwhile", () => {
    expect(join(open, false, true)).toBe("LINK_EXPIRED");
    expect(reset(open, true)).toBe("LINK_EXPIRED");
  });
});

describe("asking for a new password", () => {
  it.each([
    [{ joined: true, disabled: false }, true],
    [{ joined: false, disabled: false }, false],
    [{ joined: true, disabled: true }, false],
  ])("%j: a link %s", (facts, given) => {
    const { changes, events } = rules.decideRequestReset(facts, {}, as(systemActor));
    expect(changes !== null).toBe(given);
    expect(events.length).toBe(given ? 1 : 0);
  });

  it("gives a quarter of an hour", () => {
    const { changes } = rules.decideRequestReset({ joined: true, disabled: false }, {}, as(systemActor));
    expect(changes?.expiresAt.toISOString()).toBe("2026-11-24T15:15:00.000Z");
  });
});

describe("an account", () => {
  it("opens no session once it is disabled", () => {
    const open = (disabled: boolean) =>
      codeOf(() =>
        rules.decideOpenSession(
          { disabled, production: true, newDevice: false },
          { tokenHash: "" },
          as(systemActor),
        ),
      );
    expect(open(true)).toBe("NOT_ALLOWED");
    expect(open(false)).toBe("passes");
  });

  it("opens no session without its second step in production", () => {
    const open = (production: boolean) =>
      codeOf(() =>
        rules.decideOpenSession(
          { disabled: false, production, newDevice: false },
          { tokenHash: "", secondStep: "waived" },
          as(systemActor),
        ),
      );
    expect(open(true)).toBe("NOT_ALLOWED");
    expect(open(false)).toBe("passes");
  });

  it("tells of a new device once somebody is in on it, and not for the password alone", () => {
    const told = (newDevice: boolean, secondStep?: "waived") =>
      rules
        .decideOpenSession(
          { disabled: false, production: false, newDevice },
          { tokenHash: "", secondStep },
          as(systemActor),
        )
        .events.map(({ type }) => type);
    expect(told(true)).toEqual(["session.opened"]);
    expect(told(false, "waived")).toEqual(["session.opened"]);
    expect(told(true, "waived")).toEqual(["session.opened", "person.new_device"]);
  });
});

describe("a profile", () => {
  const now = {
    title: "",
    address: "neutral",
    locale: "en",
    timeZone: "America/Chicago",
    phone: "",
  } as const;

  it("names the fields that changed, and no value", () => {
    const input = { ...now, phone: "+1 555 0100", version: 3 };
    const facts = { ...now, version: 3, typedPhone: "+15550100" };
    const { events, changes } = rules.decideChangeProfile(facts, input);
    expect(events).toEqual([{ type: "person.changed", payload: { fields: ["phone"] } }]);
    expect(changes.phone).toBe("+15550100");
  });

  it("keeps no phone that can't be called, and may do without one", () => {
    const change = (typedPhone: string | null) =>
      rules.decideChangeProfile({ ...now, version: 3, typedPhone }, { ...now, version: 3 }).changes.phone;
    expect(change("")).toBe("");
    expect(() => change(null)).toThrow(expect.objectContaining({ fields: { phone: "account.phoneWrong" } }));
  });

  it("shows both texts when it was changed meanwhile", () => {
    const theirs = { ...now, phone: "1", version: 4, typedPhone: "2" };
    const yours = { ...now, phone: "2", version: 3 };
    try {
      rules.decideChangeProfile(theirs, yours);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: "CONFLICT",
        clashes: [{ field: "phone", theirs: "1", yours: "2" }],
      });
    }
  });
});
