import { db } from "@/lib/db/client";
import { dateToPlain, parsePlainDate, plusDays } from "@/lib/dates";
import { renameFilterInput } from "@/lib/cases/saved/schema";
import { editOrganizationInput } from "@/lib/organizations/schema";
import { changeCounselProfileInput } from "@/lib/people/counsel/schema";
import { renamePersonInput } from "@/lib/people/naming/schema";
import { changeDefenderProfileInput } from "@/lib/people/network/schema";
import { changeProfileInput } from "@/lib/people/schema";
import { termsInput } from "@/lib/stages/agreement/negotiation/schema";
import { changeEntryInput } from "@/lib/stages/assignment/entries/schema";
import { saveReviewDraftInput } from "@/lib/stages/payment/drafts/schema";
import { changeInvoiceInput, grantWaiverInput } from "@/lib/stages/payment/invoices/schema";
import { decideHitInput } from "@/lib/stages/review/conflicts/schema";
import { run } from "@/tests/support/run";
import { reauthenticate } from "@/tests/support/proof";
import { textOf } from "@/tests/support/walk/agreement";
import { assignedCase, recordSpent } from "@/tests/support/walk/assignment";
import { interimFinalCase, submittedReportCase } from "@/tests/support/walk/payment";
import { confirmed, negotiatingCase, versionOf, writtenCase } from "@/tests/support/walk/review";
import type { World } from "@/tests/support/world";
import { upload } from "../twice/files";
import type { EditFixture } from "./edit";

export const caseEdits = {
  changeProfile: async ({ assistant }: World) => {
    const { userId } = assistant;
    const base = { title: "", address: "neutral", locale: "en", timeZone: "America/New_York", phone: "" };
    return {
      ...{ actor: assistant, other: assistant, subjectId: userId },
      version: async () => (await db().user.findUniqueOrThrow({ where: { id: userId } })).version,
      input: (version, changed) => ({ version, ...base, ...changed }),
      fields: {
        title: ["Dra.", "Lic."],
        address: ["feminine", "masculine"],
        locale: ["es", "en"],
        timeZone: ["America/Guatemala", "America/Chicago"],
        phone: ["+1 646 351 1160", "+1 646 351 1161"],
      },
      parts: Object.keys(changeProfileInput.shape),
      fixed: [],
    };
  },
  renamePerson: async ({ lawyer2, director }: World) => {
    const { userId } = lawyer2;
    await reauthenticate(director);
    return {
      ...{ actor: director, other: director, subjectId: userId },
      version: async () => (await db().user.findUniqueOrThrow({ where: { id: userId } })).version,
      input: (version, changed) => ({ version, name: lawyer2.name, reason: "Misspelled", ...changed }),
      fields: { name: ["Rosa Lind-Ortega", "Rosa Ortega"] },
      parts: Object.keys(renamePersonInput.shape),
      // Why it was changed is said anew each time, and kept with the event.
      fixed: ["reason"],
    };
  },
  editOrganization: async ({ facilitator, finance }: World) => {
    const base = {
      ...{ name: "Harbor Law", kind: "LAW_FIRM", country: "US", city: "Boston" },
      ...{ billingAddress: "1 Wharf Street", currency: "USD" },
    };
    const { result } = await run(facilitator, "registerOrganization", null, base);
    const id = String(result.organizationId);
    return {
      ...{ actor: facilitator, other: finance, subjectId: id },
      version: async () => (await db().organization.findUniqueOrThrow({ where: { id } })).version,
      input: (version, changed) => ({ version, ...base, ...changed }),
      fields: {
        name: ["Harbor Law Group", "Harbour Law"],
        kind: ["LEGAL_AID", "LAW_FIRM"],
        country: ["CA", "US"],
        city: ["Salem", "Lowell"],
        billingAddress: ["2 Wharf Street", ""],
        currency: ["CAD", "USD"],
      },
      parts: Object.keys(editOrganizationInput.shape),
      // What was shown to whoever saves: no part of the record.
      fixed: ["seen"],
    };
  },
  changeDefenderProfile: async ({ defender3, facilitator }: World) => {
    const { userId } = defender3;
    const base = { country: "SV", place: "Huehuetenango", regions: [], capacity: 5 };
    const ticked = { areas: ["wage_theft"], languages: ["es"] };
    return {
      ...{ actor: defender3, other: facilitator, subjectId: userId },
      version: async () => (await db().defender.findUniqueOrThrow({ where: { userId } })).version,
      input: (version, changed) => ({ version, ...base, ...ticked, ...changed }),
      fields: {
        country: ["GT", "HN"],
        place: ["Sonsonate", "La Libertad"],
        regions: [["SV-SO", "SV-PA"], ["SV-US"]],
        capacity: [3, 7],
        areas: [["asylum"], ["asylum", "trafficking"]],
        languages: [
          ["es", "ppl"],
          ["es", "en"],
        ],
      },
      parts: Object.keys(changeDefenderProfileInput.shape),
      fixed: [],
    };
  },
  changeCounselProfile: async ({ assistant, facilitator }: World) => {
    const { userId } = assistant;
    const base = { admissions: [], arrangement: "spanish" };
    return {
      ...{ actor: assistant, other: facilitator, subjectId: userId },
      version: async () => (await db().user.findUniqueOrThrow({ where: { id: userId } })).version,
      input: (version, changed) => ({ version, ...base, ...changed }),
      fields: {
        arrangement: ["interpreter", "bilingual_staff"],
        admissions: [[{ jurisdiction: "US-IL", number: "1" }], [{ jurisdiction: "CA-ON", number: "2" }]],
      },
      always: [],
      parts: Object.keys(changeCounselProfileInput.shape),
      fixed: [],
    };
  },
  renameFilter: async ({ facilitator: actor }: World) => {
    const input = { name: "Late", query: "late=yes" };
    const id = String((await run(actor, "saveFilter", actor.userId, input)).result.filterId);
    return {
      ...{ actor, other: actor, subjectId: actor.userId },
      version: async () => (await db().savedFilter.findUniqueOrThrow({ where: { id } })).version,
      input: (version, changed) => ({ filterId: id, version, name: "Late", ...changed }),
      fields: { name: ["Late in Guatemala", "Late in Honduras"] },
      parts: Object.keys(renameFilterInput.shape),
      fixed: ["filterId"],
    };
  },
  decideHit: async (world: World) => {
    const { caseId } = await writtenCase(world);
    const others = [{ name: world.defender3.name }];
    await run(world.lawyer, "saveParties", caseId, { version: await versionOf(caseId), others });
    await run(world.lawyer, "submitIntake", caseId, confirmed);
    await run(world.facilitator, "startReview", caseId, {});
    const { result } = await run(world.facilitator, "runCheck", caseId, {
      defenderId: world.defender3.defenderId,
    });
    const check = { id: String(result.checkId) };
    const { id: hitId } = await db().conflictHit.findFirstOrThrow({ where: { checkId: check.id } });
    return {
      ...{ actor: world.facilitator, other: world.facilitator2, subjectId: caseId },
      version: async () => (await db().conflictCheck.findUniqueOrThrow({ where: check })).version,
      input: (version, changed) => ({
        ...{ hitId, version, decision: "another_person", reason: "The same name" },
        ...changed,
      }),
      fields: {
        decision: ["possible", "another_person"],
        reason: ["The same village", "Another village"],
      },
      parts: Object.keys(decideHitInput.shape),
      fixed: ["hitId"],
    };
  },
  editContract: async (world: World) => {
    const { caseId } = await negotiatingCase(world);
    const { organizationId } = await db().case.findUniqueOrThrow({ where: { id: caseId } });
    const { startsOn } = await db().contractVersion.findFirstOrThrow({ where: { contract: { caseId } } });
    const first = dateToPlain(startsOn);
    return {
      ...{ actor: world.lawyer, other: world.facilitator, subjectId: caseId },
      version: async () => (await textOf(caseId)).number,
      input: (version, changed) => ({ version, terms: { ...termsFrom(first, organizationId), ...changed } }),
      fields: {
        billRate: ["91.00", "92.00"],
        payRate: ["61.00", "62.00"],
        feePercent: [11, 12.5],
        capMinutes: [660, 720],
        capExpenses: ["610.00", "620.00"],
        startsOn: [dayAfter(first, 1), dayAfter(first, 2)],
        endsOn: [dayAfter(first, 200), dayAfter(first, 201)],
        scope: [[interview, interview], [{ ...interview, words: "Her sister" }]],
        instructions: ["Go by day", "Go in pairs"],
        instructionsEs: ["Ir de día", "Ir de dos en dos"],
      },
      parts: Object.keys(termsInput.shape),
      // Only one firm can be invoiced here.
      fixed: ["payerId"],
      path: (field) => `terms.${field}`,
    };
  },
  changeEntry: async (world: World) => {
    const at = await assignedCase(world);
    const { caseId, taskIds, today } = at;
    const entryId = await recordSpent(world, at, "20.00");
    const receipts = [
      await upload(world.defender, caseId, "receipt"),
      await upload(world.defender, caseId, "receipt"),
    ];
    const base = { kind: "expense", entryId, taskId: taskIds[0], day: today, currency: "GTQ", words: "Bus" };
    const expense = changeEntryInput.options.find(({ shape }) => "amount" in shape);
    return {
      ...{ actor: world.defender, other: world.defender, subjectId: caseId },
      version: async () => (await db().entry.findUniqueOrThrow({ where: { id: entryId } })).version,
      input: (version, changed) => ({
        ...{ version, ...base, amount: "20.00", noReceipt: "receiptId" in changed ? "" : "None is given" },
        ...changed,
      }),
      fields: {
        words: ["Bus there", "Bus back"],
        amount: ["21.00", "22.00"],
        currency: ["USD", "GTQ"],
        taskId: [taskIds[1], taskIds[0]],
        noReceipt: ["It was lost", "The driver gives none"],
        receiptId: receipts as [string, string],
      },
      parts: Object.keys(expense?.shape ?? {}),
      // A work date has the contract's days: see the unit test of entries for two of them.
      fixed: ["kind", "entryId", "understoodMinor", "day"],
    };
  },
  saveReviewDraft: async (world: World) => {
    const { caseId, reportId, entryIds } = await submittedReportCase(world);
    const part = await db().entryPart.findFirstOrThrow({ where: { entryId: entryIds[0] ?? "" } });
    const line = (quantity: number) => [
      { partId: part.id, quantity, reasonCode: "travel_share", words: "La mitad" },
    ];
    return {
      ...{ actor: world.finance, other: world.finance, subjectId: caseId },
      version: async () => (await db().reviewDraft.findFirst({ where: { reportId } }))?.version ?? 0,
      input: (version, changed) => ({ reportId, version, lines: line(1), ...changed }),
      fields: { lines: [line(2), line(3)] },
      parts: Object.keys(saveReviewDraftInput.shape),
      fixed: ["reportId"],
      path: () => `lines.${part.id}`,
    };
  },
  changeInvoice: async (world: World) => {
    const { caseId, invoiceId } = await interimFinalCase(world);
    return {
      ...{ actor: world.finance, other: world.finance2, subjectId: caseId },
      version: async () => (await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } })).version,
      input: (version, changed) => ({
        ...{ invoiceId, version, fee: "1.00" },
        ...changed,
      }),
      fields: { fee: ["2.00", "3.00"] },
      parts: Object.keys(changeInvoiceInput.shape),
      fixed: ["invoiceId", "understoodMinor"],
    };
  },
  grantWaiver: async (world: World) => {
    const { caseId, invoiceId } = await interimFinalCase(world);
    return {
      ...{ actor: world.director, other: world.director, subjectId: caseId },
      version: async () => (await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } })).version,
      input: (version, changed) => ({
        ...{ invoiceId, version, waiverPercent: 50, fundingSource: "Fund A", reason: "Legal aid" },
        ...changed,
      }),
      fields: { waiverPercent: [25, 50], fundingSource: ["Fund B", "Fund C"] },
      parts: Object.keys(grantWaiverInput.shape),
      // Why it was granted is said anew each time, and kept with the event.
      fixed: ["invoiceId", "reason"],
    };
  },
} satisfies Record<string, EditFixture>;

const interview = { kind: "interview", words: "The witness", wordsEs: "", deadline: null };

const termsFrom = (startsOn: string, payerId: string) => ({
  ...{ billRate: "90.00", payRate: "60.00", feePercent: 10, capMinutes: 600, capExpenses: "600.00" },
  ...{ startsOn, endsOn: dayAfter(startsOn, 180), payerId, scope: [interview] },
  ...{ instructions: "", instructionsEs: "" },
});

const dayAfter = (day: string, days: number) => plusDays(parsePlainDate(day), days);
