import { isGuessable } from "@/lib/auth/guessable-passwords";
import { hashPassword } from "@/lib/auth/passwords";
import { defineCommand } from "@/lib/workflow/define";
import { knowDevice } from "./devices";
import { beginLinkMail, endLinks, linkOf } from "./links";
import { makeAccount } from "./new-account";
import * as rules from "./rules";
import * as schema from "./schema";

const invitePerson = defineCommand({
  name: "invitePerson",
  schema: schema.invitePersonInput,
  load: async ({ tx }, input) => {
    const organizationId = input.post.kind === "staff" ? null : input.post.organizationId;
    const organization = organizationId
      ? await tx.organization.findUnique({
          where: { id: organizationId, mergedIntoId: null },
          select: { kind: true },
        })
      : null;
    return {
      emailTaken: (await tx.user.count({ where: { email: input.email } })) > 0,
      organization: organization
        ? organization.kind === "DEFENDER_PRACTICE"
          ? ("practice" as const)
          : ("firm" as const)
        : null,
    };
  },
  decide: rules.decideInvite,
  persist: async ({ tx, subjectId, now }, { person, link }) => {
    await makeAccount(tx, subjectId, person, link, now);
    return { userId: subjectId };
  },
});

const renewInvitation = defineCommand({
  name: "renewInvitation",
  schema: schema.renewInvitationInput,
  load: async ({ tx, subjectId }) => {
    const user = await tx.user.findUniqueOrThrow({
      where: { id: subjectId },
      select: {
        passwordHash: true,
        disabledAt: true,
        staffRoles: { select: { id: true }, take: 1 },
        links: {
          where: { kind: "invitation" },
          orderBy: { expiresAt: "desc" },
          select: { id: true },
          take: 1,
        },
      },
    });
    return {
      joined: user.passwordHash !== null,
      disabled: user.disabledAt !== null,
      isStaff: user.staffRoles.length > 0,
      newestLinkId: user.links[0]?.id ?? null,
    };
  },
  decide: rules.decideRenewInvitation,
  persist: async ({ tx, subjectId, now }, link) => {
    await endLinks(tx, subjectId, "invitation", now);
    await beginLinkMail(tx, subjectId, link, now);
    return {};
  },
});

const acceptInvitation = defineCommand({
  name: "acceptInvitation",
  schema: schema.acceptInvitationInput,
  load: async ({ tx, subjectId }, input) => {
    const user = await tx.user.findUniqueOrThrow({
      where: { id: subjectId },
      select: { passwordHash: true, disabledAt: true, name: true, email: true },
    });
    return {
      link: await linkOf(tx, subjectId, "invitation", input.token),
      passwordHash: await hashPassword(input.password),
      guessable: await isGuessable(input.password, user),
      joined: user.passwordHash !== null,
      disabled: user.disabledAt !== null,
    };
  },
  decide: rules.decideJoin,
  persist: async (scope, changes) => {
    const { tx, subjectId, now } = scope;
    const { passwordHash, locale, timeZone } = changes;
    await tx.user.update({ where: { id: subjectId }, data: { passwordHash, locale, timeZone } });
    await tx.accessLink.update({ where: { id: changes.linkId }, data: { usedAt: now } });
    await knowDevice(scope);
    return {};
  },
});

export const invitationCommands = { invitePerson, renewInvitation, acceptInvitation };
