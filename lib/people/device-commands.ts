import { defineCommand } from "@/lib/workflow/define";
import { endDevices } from "./devices";
import * as rules from "./rules";
import * as schema from "./schema";

/** Devices that are signed in, ended by their owner: at the next click nothing of theirs opens. */

const signOutDevice = defineCommand({
  name: "signOutDevice",
  schema: schema.signOutDeviceInput,
  load: async ({ tx, subjectId }, { deviceId }) => ({
    known: (await tx.knownDevice.count({ where: { id: deviceId, userId: subjectId, endedAt: null } })) === 1,
  }),
  decide: rules.decideSignOutDevice,
  persist: async (scope, changes) => {
    await endDevices(scope, changes);
    return {};
  },
});

const signOutOthers = defineCommand({
  name: "signOutOthers",
  schema: schema.signOutOthersInput,
  load: async () => null,
  decide: rules.decideSignOutOthers,
  persist: async (scope, { keep }) => {
    await endDevices(scope, { butOfSession: keep });
    return {};
  },
});

export const deviceCommands = { signOutDevice, signOutOthers };
