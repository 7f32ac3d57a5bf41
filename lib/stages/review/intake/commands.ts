import { randomUUID } from "node:crypto";
import { userIdOf } from "@/lib/authz/actor";
import { dateToPlain, plainToDate } from "@/lib/dates";
import { defineCommand } from "@/lib/workflow/define";
import { opened, sealed } from "@/lib/workflow/sealed-words";
import { docketMac } from "@/lib/cases/docket";
import { defenderCountries, matterKinds } from "@/lib/cases/kinds";
import { partyNamesOf } from "@/lib/cases/people";
import { intakeOf, outlineOf, raiseVersion } from "./load";
import { saveParties } from "./parties-command";
import { openedWords, sealedWord } from "./intake-words";
import * as rules from "./rules";
import * as schema from "./schema";
import { startIntake } from "./start";

const saveMatter = defineCommand({
  name: "saveMatter",
  schema: schema.saveMatterInput,
  load: async (scope) => {
    const { tx, subjectId, case: facts } = scope;
    const intake = await intakeOf(tx, subjectId);
    const words = openedWords(await scope.caseKey(), intake);
    return {
      intakeVersion: intake.version,
      intakeId: intake.id,
      partyNames: await partyNamesOf(tx, subjectId),
      saved: {
        nickname: facts.nickname,
        kind: matterKinds.find((kind) => kind === facts.kind) ?? "other",
        country: defenderCountries.find((country) => country === facts.country) ?? "MX",
        region: facts.region,
        court: words.court,
        docket: words.docket,
        story: words.story,
        deadlines: intake.deadlines.map(({ kind, day }) => ({ kind, day: dateToPlain(day) })),
      },
    };
  },
  decide: rules.decideSaveMatter,
  persist: async (scope, changes, { intakeId }) => {
    const { tx, subjectId } = scope;
    const { nickname, kind, country, region, court, docket, story, deadlines, intakeVersion } = changes;
    await tx.case.update({ where: { id: subjectId }, data: { nickname, kind, country, region } });
    await tx.intakeDeadline.deleteMany({ where: { intakeId } });
    await tx.intakeDeadline.createMany({
      data: deadlines.map((one, position) => ({
        ...{ id: randomUUID(), intakeId, position, kind: one.kind },
        day: plainToDate(one.day),
      })),
    });
    const data = {
      courtCipher: await sealedWord(scope, intakeId, "courtCipher", court),
      docketCipher: await sealedWord(scope, intakeId, "docketCipher", docket),
      docketMac: docketMac(docket),
      storyCipher: await sealedWord(scope, intakeId, "storyCipher", story),
    };
    return { version: await raiseVersion(tx, subjectId, intakeVersion, data) };
  },
});

const saveWork = defineCommand({
  name: "saveWork",
  schema: schema.saveWorkInput,
  load: async (scope) => {
    const intake = await intakeOf(scope.tx, scope.subjectId);
    const key = await scope.caseKey();
    return {
      intakeVersion: intake.version,
      intakeId: intake.id,
      partyNames: await partyNamesOf(scope.tx, scope.subjectId),
      saved: {
        tasks: intake.tasks.map(({ id, kind, wordsCipher, deadline }) => ({
          kind,
          words: opened(key, `IntakeTask:wordsCipher:${id}`, wordsCipher),
          deadline: deadline && dateToPlain(deadline),
        })),
      },
    };
  },
  decide: rules.decideSaveWork,
  persist: async (scope, { tasks, intakeVersion }, { intakeId }) => {
    const { tx, subjectId } = scope;
    await tx.intakeTask.deleteMany({ where: { intakeId } });
    for (const [position, task] of tasks.entries()) {
      const id = randomUUID();
      await tx.intakeTask.create({
        data: {
          ...{ id, intakeId, position, kind: task.kind },
          wordsCipher: await sealed(scope, `IntakeTask:wordsCipher:${id}`, task.words),
          deadline: task.deadline && plainToDate(task.deadline),
        },
      });
    }
    return { version: await raiseVersion(tx, subjectId, intakeVersion, {}) };
  },
});

const saveLanguage = defineCommand({
  name: "saveLanguage",
  schema: schema.saveLanguageInput,
  load: async (scope) => {
    const intake = await intakeOf(scope.tx, scope.subjectId);
    const { languageWords } = openedWords(await scope.caseKey(), intake);
    return {
      intakeVersion: intake.version,
      intakeId: intake.id,
      saved: { arrangement: intake.languageArrangement, words: languageWords },
    };
  },
  decide: rules.decideSaveLanguage,
  persist: async (scope, { arrangement, words, intakeVersion }, { intakeId }) => {
    const data = {
      languageArrangement: arrangement,
      languageWordsCipher: await sealedWord(scope, intakeId, "languageWordsCipher", words),
    };
    return { version: await raiseVersion(scope.tx, scope.subjectId, intakeVersion, data) };
  },
});

const saveBudget = defineCommand({
  name: "saveBudget",
  schema: schema.saveBudgetInput,
  load: async (scope) => {
    const intake = await intakeOf(scope.tx, scope.subjectId);
    const { id, version, budgetMinor, reducedFee } = intake;
    return {
      intakeVersion: version,
      intakeId: id,
      saved: {
        ...{ budgetMinor, reducedFee },
        reducedFeeWords: openedWords(await scope.caseKey(), intake).reducedFeeWords,
      },
    };
  },
  decide: rules.decideSaveBudget,
  persist: async (scope, changes, { intakeId }) => {
    const { budgetMinor, reducedFee, reducedFeeWords, intakeVersion } = changes;
    const reducedFeeCipher = await sealedWord(scope, intakeId, "reducedFeeCipher", reducedFeeWords);
    const data = { budgetMinor, reducedFee, reducedFeeCipher };
    return { version: await raiseVersion(scope.tx, scope.subjectId, intakeVersion, data) };
  },
});

const submitIntake = defineCommand({
  name: "submitIntake",
  schema: schema.submitIntakeInput,
  load: ({ tx, subjectId }) => outlineOf(tx, subjectId),
  decide: rules.decideSubmit,
  persist: async ({ tx, subjectId, now, actor }) => {
    await tx.intake.update({
      where: { caseId: subjectId },
      data: { submittedAt: now, submittedBy: userIdOf(actor) },
    });
    return {};
  },
});

const discardDraft = defineCommand({
  name: "discardDraft",
  schema: schema.discardDraftInput,
  load: async ({ tx, subjectId, case: facts }) => ({
    intake: await intakeOf(tx, subjectId),
    caseKeyId: facts.keyId,
    personKeyIds: (await tx.person.findMany({ where: { caseId: subjectId } })).map(({ keyId }) => keyId),
  }),
  decide: rules.decideDiscard,
  persist: async ({ tx, subjectId, now }, _, { intake, caseKeyId, personKeyIds }) => {
    await tx.person.deleteMany({ where: { caseId: subjectId } });
    await tx.intakeTask.deleteMany({ where: { intakeId: intake.id } });
    await tx.intakeDeadline.deleteMany({ where: { intakeId: intake.id } });
    await tx.intake.update({
      where: { id: intake.id },
      data: {
        ...{ storyCipher: null, courtCipher: null, docketCipher: null, docketMac: null },
        ...{ languageArrangement: null, languageWordsCipher: null },
        ...{ budgetMinor: null, reducedFee: false, reducedFeeCipher: null },
      },
    });
    await tx.document.updateMany({ where: { caseId: subjectId }, data: { removedAt: now } });
    // Whatever is left as ciphertext, files included, opens for nobody once its keys are gone.
    await tx.dataKey.deleteMany({ where: { id: { in: [...personKeyIds, caseKeyId] } } });
    await tx.case.update({ where: { id: subjectId }, data: { nickname: "", region: "" } });
    return {};
  },
});

export const intakeCommands = {
  startIntake,
  saveParties,
  saveMatter,
  saveWork,
  saveLanguage,
  saveBudget,
  submitIntake,
  discardDraft,
};
