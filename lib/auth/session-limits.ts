const minute = 60_000;

/** How long a session lives, in milliseconds: without use, and in all. Staff see more, so theirs end sooner. */
export const sessionLimits = {
  staff: { idle: 30 * minute, whole: 12 * 60 * minute },
  others: { idle: 60 * minute, whole: 24 * 60 * minute },
};

/** Whether a session that nobody has ended still stands: used lately enough, and not too old. */
export function isWithinLimits(
  session: { createdAt: Date; lastSeenAt: Date },
  staff: boolean,
  at: Date,
): boolean {
  const { idle, whole } = sessionLimits[staff ? "staff" : "others"];
  const since = (when: Date) => at.getTime() - when.getTime();
  return since(session.createdAt) <= whole && since(session.lastSeenAt) <= idle;
}

/** After how many minutes without use a session ends. */
export function idleMinutes(staff: boolean): number {
  return sessionLimits[staff ? "staff" : "others"].idle / minute;
}

/** How long after the password the second step is waited for: time enough to set one up, in milliseconds. */
export const halfwayLimit = 15 * minute;
