import { freePort } from "@/scripts/free-port";
import { startThrowawayPortal } from "@/scripts/throwaway-portal";
import { actionMatrix } from "./access-actions";
import { routeMatrix } from "./access-routes";
import { makeAccessScene } from "./access-scene";
import type { Figure } from "./figure";

/** Of a small run: who sees the case, who sees another of their own kind, and who is walled off; what each stage is moved by. */
const few = {
  people: ["its lead", "another Defender", "a facilitator who is walled off"],
  actions: ["acceptCase", "sendMessage", "submitReport", "recordPayment", "changeProfile"],
};

/** What is denied answers as what does not exist, for every route and action of the build. */
export const access: Figure = {
  shows:
    "every route and action of the build, as everybody: denied equals nonexistent, revoked equals not signed in",
  async run(say, { small }) {
    const smtpUrl = `smtp://127.0.0.1:${await freePort()}`;
    const portal = await startThrowawayPortal({
      ...{ name: "access", serverLog: "figure-access.log", smtpUrl, workerInServer: false },
    });
    try {
      const whole = await makeAccessScene(portal.origin);
      if (!small) return [...(await routeMatrix(whole, say)), ...(await actionMatrix(whole, say))];
      const scene = { ...whole, people: whole.people.filter(({ name }) => few.people.includes(name)) };
      return [...(await routeMatrix(scene, say)), ...(await actionMatrix(scene, say, few.actions))];
    } finally {
      await portal.stop();
    }
  },
};
