import { officeToday } from "@/lib/calendar";
import { setOffset } from "@/lib/clock";
import { plusDays } from "@/lib/dates";
import { playCases } from "./cases";
import { layGround } from "./ground";
import { makeHand } from "./hand";
import { seatEveryone } from "./people";
import { storiesFrom } from "./stories";

/** Before the first case of the demo began. */
const beginning = 200;

/** Fills an empty database by running commands at chosen times, the last of them yesterday. */
export async function seed(): Promise<void> {
  const real = new Date();
  const today = officeToday(real);
  await layGround(today);
  const hand = makeHand(await seatEveryone(new Date(real.getTime() - beginning * 86_400_000)), today);
  await playCases(
    hand,
    storiesFrom((days) => plusDays(today, days)),
  );
  setOffset(0);
}
