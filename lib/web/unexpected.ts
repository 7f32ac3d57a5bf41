import { DomainError } from "@/lib/errors";
import { databaseAnswers } from "@/lib/health";

/**
 * What a person is told of a failure that nobody foresaw: that the database does not answer, where that is so.
 * @param id under which staff find it in the log
 */
export async function unexpected(id: string): Promise<DomainError> {
  return new DomainError((await databaseAnswers()) ? "UNEXPECTED" : "DATABASE_DOWN", { id });
}
