import type { LoadScope } from "@/lib/workflow/define";
import { opened, sealed } from "@/lib/workflow/sealed-words";

type Column = "courtCipher" | "docketCipher" | "storyCipher" | "languageWordsCipher" | "reducedFeeCipher";
type Sealed = { id: string } & Record<Column, Uint8Array | null>;

const placeOf = (id: string, column: Column) => `Intake:${column}:${id}`;

/** What an intake says in words, under the case's key; what was not said is the empty text. */
export function openedWords(key: Buffer, intake: Sealed) {
  const words = (column: Column) => opened(key, placeOf(intake.id, column), intake[column]);
  return {
    court: words("courtCipher"),
    docket: words("docketCipher"),
    story: words("storyCipher"),
    languageWords: words("languageWordsCipher"),
    reducedFeeWords: words("reducedFeeCipher"),
  };
}

/** One of them, as it is kept; null for what is not said. */
export async function sealedWord(
  scope: Pick<LoadScope, "caseKey">,
  id: string,
  column: Column,
  text: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return text ? sealed(scope, placeOf(id, column), text) : null;
}
