/** Every kind of job and what it is told: ids only, so that a job row never holds anything personal. */
export type JobPayloads = {
  /** Mails one notification to its reader. */
  deliverNotification: { notificationId: string };
};

export type JobName = keyof JobPayloads;
