import { officeToday } from "@/lib/calendar";
import { plainToDate } from "@/lib/dates";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { beginLinkMail } from "./links";
import type { NewLink } from "./rules";
import type { InvitePerson } from "./schema";
import { seatPerson } from "./seat";

/**
 * An account without a password, what its person is to be from today on, and the mail that invites them.
 * @throws DomainError INVALID at `email` when somebody else made one for the address between our look and our write
 */
export async function makeAccount(
  tx: Tx,
  userId: string,
  person: InvitePerson & { phone?: string },
  link: NewLink,
  now: Date,
): Promise<void> {
  const { post, ...profile } = person;
  await tx.user.create({ data: { id: userId, ...profile, createdAt: now } }).catch(unlessTaken);
  await seatPerson(tx, userId, post, plainToDate(officeToday(now)));
  await beginLinkMail(tx, userId, link, now);
}

function unlessTaken(error: unknown): never {
  const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
  throw taken ? new DomainError("INVALID", {}, { email: "EMAIL_TAKEN" }) : error;
}
