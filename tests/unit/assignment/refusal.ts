import { DomainError } from "@/lib/errors";

/** Runs a decision and gives the code with which it is refused, or "accepted". */
export function refusal(decide: () => unknown): string {
  try {
    decide();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "accepted";
}
