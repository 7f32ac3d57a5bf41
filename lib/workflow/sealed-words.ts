import { openText, sealText } from "@/lib/vault/seal";
import type { LoadScope } from "./define";

/** Seals words for a column under the case's key, as Prisma takes bytes. @param place `Table:column:id` */
export async function sealed(
  scope: Pick<LoadScope, "caseKey">,
  place: string,
  text: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(sealText(await scope.caseKey(), place, text));
}

/** Opens words of a column; none is the empty text. */
export function opened(key: Buffer, place: string, cipher: Uint8Array | null): string {
  return cipher ? openText(key, place, cipher) : "";
}
