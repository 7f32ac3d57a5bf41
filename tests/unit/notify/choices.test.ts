import { describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { audiences, audiencesOf, type Audience } from "@/lib/notify/audiences";
import {
  choosable,
  defaultMail,
  deliveryOf,
  groupNames,
  groupRow,
  mailChoices,
  type Group,
} from "@/lib/notify/groups";
import { groupOfKind, groupsHeardBy, noticeMatrix } from "@/lib/notify/matrix";
import { matrixRows } from "@/lib/notify/matrix-rows";
import { plainPlan, planOf } from "@/lib/notify/plan";
import { chosenFields, decideChoose, decideMark, decideStop } from "@/lib/notify/rules";
import { chooseNoticesInput } from "@/lib/notify/schema";

/** Written by hand: what the law or somebody's safety demands. A change here is a decision. */
const alwaysByMail = {
  security: [
    "person.password_reset",
    "person.new_device",
    "factor.added",
    "factor.removed",
    "factors.reset",
    "recovery_codes.renewed",
    "recovery_code.used",
  ],
  risk: ["evaluation.risk_reported"],
  signing: [
    "contract.sent_for_signature",
    "contract.signed",
    "contract.executed",
    "contract.declined",
    "contract.withdrawn_to_edit",
    "contract.signing_expired",
    "contract.voided",
    "contract.sealed",
    "remind.signContract",
  ],
  terms: [
    "report.cuts_proposed",
    "report.proposal_lapsed",
    "part.refused",
    "part.refusal_lapsed",
    "remind.answerCuts",
    "remind.answerRefusal",
    "warn.finishIntake",
  ],
};

test("what can't be turned off is what was decided to be so", () => {
  const locked = matrixRows().filter((row) => row.locked !== null);
  for (const [group, kinds] of Object.entries(alwaysByMail)) {
    const found = locked.filter((row) => row.group === group).map(({ kind }) => kind);
    expect(found, group).toEqual(expect.arrayContaining(kinds));
    if (group !== "security") expect(found.sort(), group).toEqual([...kinds].sort());
  }
  expect(new Set(locked.map(({ group }) => group))).toEqual(new Set(Object.keys(alwaysByMail)));
});

describe("how a notice comes", () => {
  const locked = groupNames.filter((group) => groupRow(group).locked);

  test.each(locked)("%s always by mail and at once, whatever was chosen and whoever hears", (group) => {
    for (const audience of audiences) {
      for (const mail of mailChoices) {
        expect(deliveryOf(group, [audience], { [group]: { mail } }, true).mail).toBe("at_once");
      }
    }
  });

  test.each(choosable)("%s as its reader chose", (group) => {
    for (const audience of audiences) {
      for (const mail of mailChoices) {
        expect(deliveryOf(group, [audience], { [group]: { mail } }, false).mail).toBe(mail);
      }
    }
  });

  test.each<[group: Group, as: Audience[], mail: string]>([
    ["contract", ["ADVOCATE"], "at_once"],
    ["contract", ["FACILITATOR"], "digest"],
    ["contract", ["FACILITATOR", "DIRECTOR"], "at_once"],
    ["work", ["FACILITATOR"], "digest"],
    ["work", ["FINANCE"], "at_once"],
    ["evaluation", ["FACILITATOR"], "digest"],
    ["review", ["FACILITATOR"], "at_once"],
    ["risk", ["FACILITATOR"], "at_once"],
    ["money", [], "at_once"],
  ])("of %s to %j: %s, when nothing was chosen", (group, as, mail) => {
    expect(defaultMail(group, as)).toBe(mail);
    expect(deliveryOf(group, as, {}, false).mail).toBe(mail);
  });

  test("what would stand in a summary that nobody wants stands in the portal", () => {
    expect(deliveryOf("work", ["FACILITATOR"], {}, true).mail).toBe("portal");
    expect(deliveryOf("work", ["ADVOCATE"], { work: { mail: "digest" } }, true).mail).toBe("portal");
  });

  test("to a device as chosen, else as the matrix says", () => {
    expect(deliveryOf("messages", ["DEFENDER"], {}, false).push).toBe(true);
    expect(deliveryOf("messages", ["DEFENDER"], { messages: { push: false } }, false).push).toBe(false);
    expect(deliveryOf("signing", ["DEFENDER"], { signing: { push: false } }, false)).toEqual({
      mail: "at_once",
      push: false,
    });
  });
});

test("every kind of notice has its group, and every event's row names whom it is for", () => {
  for (const { kind, group, to } of matrixRows()) {
    expect(groupOfKind(kind), kind).toBe(group);
    expect(to.length, kind).toBeGreaterThan(0);
  }
  expect(groupOfKind("behalf.report.submitted")).toBe(noticeMatrix["report.submitted"].group);
});

test("the page shows the groups of which one's roles hear something", () => {
  const of = (actor: Partial<UserActor>) =>
    groupsHeardBy(audiencesOf({ staffRoles: [], memberships: [], defenderId: null, ...actor } as UserActor));
  const paying = of({ memberships: [{ organizationId: "o", kind: "BILLING" }] });
  expect(paying).toEqual(["security", "money", "reminders"]);
  expect(of({ defenderId: "d" })).toContain("offers");
  expect(of({ defenderId: "d" })).not.toContain("risk");
  expect(of({ staffRoles: ["APPROVER"] })).toEqual(["security", "money", "reminders"]);
});

describe("a choice", () => {
  const as: Audience[] = ["DEFENDER"];
  const input = (changed: object) =>
    chooseNoticesInput.parse({ version: 0, rhythm: "daily", hour: "7", weekday: "1", ...changed });

  test("keeps what the form did not show, and says what changed", () => {
    const plan = { ...plainPlan, choices: { offers: { mail: "digest", push: false } } } as const;
    const { changes, events } = decideChoose(
      { plan, as },
      input({ hour: "18", mail: { messages: "portal" }, push: { offers: true } }),
    );
    expect(changes).toEqual({
      ...plainPlan,
      hour: 18,
      choices: { offers: { mail: "digest", push: true }, messages: { mail: "portal" } },
      version: 1,
    });
    expect(events).toMatchObject([{ payload: { fields: ["hour", "mail.messages", "push.offers"] } }]);
  });

  test("of what can't be chosen is refused", () => {
    expect(chooseNoticesInput.safeParse({ ...input({}), mail: { signing: "portal" } }).data?.mail).toEqual(
      {},
    );
    for (const wrong of [
      { hour: 24 },
      { hour: -1 },
      { weekday: 0 },
      { rhythm: "hourly" },
      { mail: { work: "sms" } },
    ]) {
      expect(chooseNoticesInput.safeParse({ ...input({}), ...wrong }).success, JSON.stringify(wrong)).toBe(
        false,
      );
    }
  });

  test("made on another device meanwhile is shown beside one's own", () => {
    const plan = { ...plainPlan, hour: 9, version: 3 };
    expect(() => decideChoose({ plan, as }, input({ hour: 18, version: 2 }))).toThrow(
      expect.objectContaining({ code: "CONFLICT", clashes: [{ field: "hour", theirs: 9, yours: 18 }] }),
    );
  });

  test("stopped from a mail program changes that kind alone, and once", () => {
    const { changes } = decideStop({ plan: plainPlan, what: "reminders" });
    expect(changes).toEqual({ ...plainPlan, choices: { reminders: { mail: "portal" } }, version: 1 });
    expect(decideStop({ plan: changes ?? plainPlan, what: "reminders" })).toEqual({
      changes: null,
      events: [],
    });
    expect(decideStop({ plan: plainPlan, what: "digest" }).changes).toMatchObject({
      rhythm: "off",
      choices: {},
    });
    expect(() => decideStop({ plan: plainPlan, what: null })).toThrow("LINK_EXPIRED");
  });

  test("that can't be read any more counts as none", () => {
    const row = { rhythm: "daily", hour: 7, weekday: 1, version: 2 } as const;
    expect(planOf({ ...row, choices: { carrierPigeon: { mail: "at_once" } } }).choices).toEqual({});
    expect(planOf({ ...row, choices: { work: { mail: "sometimes" } } }).choices).toEqual({});
    expect(planOf({ ...row, choices: { work: { mail: "digest" } } }).choices).toEqual({
      work: { mail: "digest" },
    });
    expect(planOf(null)).toBe(plainPlan);
  });

  test("stands in the form as the matrix says until it is made", () => {
    expect(chosenFields(plainPlan, ["FACILITATOR"])).toMatchObject({
      "mail.contract": "digest",
      "mail.review": "at_once",
      rhythm: "daily",
    });
  });

  test("to read somebody else's notice finds none", () => {
    expect(() => decideMark({ own: false }, { noticeId: "n", read: true })).toThrow("NOT_FOUND");
  });
});
