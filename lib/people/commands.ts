import { addressCommands } from "./address/commands";
import { accessCommands } from "./access/commands";
import { counselCommands } from "./counsel/commands";
import { isSupportedCountry, type CountryCode } from "libphonenumber-js/max";
import { isGuessable } from "@/lib/auth/guessable-passwords";
import { hashPassword } from "@/lib/auth/passwords";
import { liveOn } from "@/lib/db/dated";
import type { Tx } from "@/lib/db/tx";
import { portalEnv } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { deviceCommands } from "./device-commands";
import { endDevices, isNewDevice, knowDevice } from "./devices";
import { factorCommands } from "./factors/commands";
import { invitationCommands } from "./invitation-commands";
import { beginLinkMail, endLinks, linkOf } from "./links";
import { defineCommand } from "@/lib/workflow/define";
import { oneTimeCommands } from "./one-time/commands";
import { readPhone } from "./phone";
import * as rules from "./rules";
import * as schema from "./schema";
import { namingCommands } from "./naming/commands";
import { networkCommands } from "./network/commands";
import { standingCommands } from "./standing/commands";

/** Accounts: sign-in, reset, profile. */

const requestReset = defineCommand({
  name: "requestReset",
  schema: schema.requestResetInput,
  load: async ({ tx, subjectId }) => {
    const user = await tx.user.findUniqueOrThrow({
      where: { id: subjectId },
      select: { passwordHash: true, disabledAt: true },
    });
    return { joined: user.passwordHash !== null, disabled: user.disabledAt !== null };
  },
  decide: rules.decideRequestReset,
  persist: async ({ tx, subjectId, now }, link) => {
    if (link) await beginLinkMail(tx, subjectId, link, now);
    return {};
  },
});

const resetPassword = defineCommand({
  name: "resetPassword",
  schema: schema.resetPasswordInput,
  load: async ({ tx, subjectId }, input) => {
    const user = await tx.user.findUniqueOrThrow({
      where: { id: subjectId },
      select: { disabledAt: true, name: true, email: true },
    });
    return {
      link: await linkOf(tx, subjectId, "reset", input.token),
      passwordHash: await hashPassword(input.password),
      guessable: await isGuessable(input.password, user),
      disabled: user.disabledAt !== null,
    };
  },
  decide: rules.decideReset,
  persist: async (scope, changes) => {
    const { tx, subjectId, now } = scope;
    await tx.user.update({ where: { id: subjectId }, data: { passwordHash: changes.passwordHash } });
    await tx.accessLink.update({ where: { id: changes.linkId }, data: { usedAt: now } });
    // Others that were asked for lie in a mailbox that somebody else may read.
    await endLinks(tx, subjectId, "reset", now);
    // Whoever knew the old password is out, on every device.
    await endDevices(scope);
    await knowDevice(scope);
    return {};
  },
});

const openSession = defineCommand({
  name: "openSession",
  schema: schema.openSessionInput,
  load: async ({ tx, subjectId, request }) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: subjectId }, select: { disabledAt: true } });
    return {
      disabled: user.disabledAt !== null,
      production: portalEnv() === "production",
      newDevice: await isNewDevice(tx, subjectId, request),
    };
  },
  decide: rules.decideOpenSession,
  persist: async (scope, changes) => {
    const { tx, subjectId, now, request } = scope;
    // A browser is known once its person is in, and not for the password alone.
    const deviceId = changes.waived ? await knowDevice(scope) : null;
    await tx.session.create({
      data: {
        id: changes.id,
        userId: subjectId,
        tokenHash: Uint8Array.from(Buffer.from(changes.tokenHash, "hex")),
        createdAt: now,
        lastSeenAt: now,
        // Signing asks who it is again, however fresh the session is.
        ...(changes.waived ? { enteredAt: now, enteredBy: "waived" } : {}),
        address: request?.address ?? "",
        browser: request?.browser ?? "",
        deviceId,
      },
    });
    return { sessionId: changes.id };
  },
});

const closeSession = defineCommand({
  name: "closeSession",
  schema: schema.closeSessionInput,
  load: async ({ tx, subjectId }, input) => ({
    open:
      (await tx.session.count({ where: { id: input.sessionId, userId: subjectId, endedAt: null } })) === 1,
  }),
  decide: rules.decideCloseSession,
  persist: async ({ tx, now }, changes) => {
    const { deviceId } = await tx.session.update({
      where: { id: changes.sessionId },
      data: { endedAt: now },
      select: { deviceId: true },
    });
    // Known still, so that nobody's guesses shut its owner out; but coming back begins with the password.
    if (deviceId) await tx.knownDevice.update({ where: { id: deviceId }, data: { rememberedUntil: null } });
    return {};
  },
});

/** Where a number without a country's code is taken to be: where a Defender works, or where somebody's organization is. */
async function phoneCountry(tx: Tx, id: string, now: Date): Promise<CountryCode> {
  const { defender, memberships } = await tx.user.findUniqueOrThrow({
    where: { id },
    select: {
      defender: { select: { country: true } },
      memberships: {
        where: liveOn(now),
        orderBy: { from: "asc" },
        select: { organization: { select: { country: true } } },
        take: 1,
      },
    },
  });
  const country = defender?.country ?? memberships[0]?.organization.country ?? "US";
  return isSupportedCountry(country) ? country : "US";
}

const changeProfile = defineCommand({
  name: "changeProfile",
  schema: schema.changeProfileInput,
  load: async ({ tx, subjectId, now }, { phone }) => {
    const saved = await tx.user.findUniqueOrThrow({
      where: { id: subjectId },
      select: { title: true, address: true, locale: true, timeZone: true, phone: true, version: true },
    });
    const from = await phoneCountry(tx, subjectId, now);
    return { ...saved, typedPhone: phone === "" ? "" : readPhone(phone, from) };
  },
  decide: rules.decideChangeProfile,
  persist: async ({ tx, subjectId }, { version, ...changes }) => {
    const changed = await tx.user.updateMany({
      where: { id: subjectId, version },
      data: { ...changes, version: { increment: 1 } },
    });
    if (changed.count === 0) throw new DomainError("CONFLICT");
    return { version: version + 1 };
  },
});

export const peopleCommands = {
  requestReset,
  resetPassword,
  openSession,
  closeSession,
  ...deviceCommands,
  changeProfile,
  ...factorCommands,
  ...invitationCommands,
  ...accessCommands,
  ...standingCommands,
  ...namingCommands,
  ...networkCommands,
  ...counselCommands,
  ...oneTimeCommands,
  ...addressCommands,
};
