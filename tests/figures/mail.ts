import { onGround } from "./ground";
import type { Figure } from "./figure";
import { killedWhileMailing } from "./mail-kills";

const full = { events: 1_000, kills: 20 };

/** What the events of a case are told by reaches everybody once, however often the worker is killed meanwhile. */
export const mail: Figure = {
  shows: "mails of many events, their worker killed again and again: none lost, one for each Message-ID",
  run: (say, scale) => onGround("mail", (ground) => killedWhileMailing(ground, { ...full, ...scale }, say)),
};
