import { freePort } from "@/scripts/free-port";
import { startThrowawayPortal } from "@/scripts/throwaway-portal";
import { actionMatrix } from "./access-actions";
import { routeMatrix } from "./access-routes";
import { makeAccessScene } from "./access-scene";
import type { Figure } from "./figure";

/** What is denied answers as what does not exist, for every route and action of the build. */
export const access: Figure = {
  shows:
    "every route and action of the build, as everybody: denied equals nonexistent, revoked equals not signed in",
  async run(say) {
    const smtpUrl = `smtp://127.0.0.1:${await freePort()}`;
    const portal = await startThrowawayPortal({
      ...{ name: "access", serverLog: "figure-access.log", smtpUrl, workerInServer: false },
    });
    try {
      const scene = await makeAccessScene(portal.origin);
      const routes = await routeMatrix(scene, say);
      return [...routes, ...(await actionMatrix(scene, say))];
    } finally {
      await portal.stop();
    }
  },
};
