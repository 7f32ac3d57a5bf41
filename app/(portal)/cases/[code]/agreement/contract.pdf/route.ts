import { currentActor } from "@/lib/auth/current";
import { DomainError } from "@/lib/errors";
import { contractFile } from "@/lib/stages/agreement/sealing/queries";
import { fileResponse } from "@/lib/web/file-response";
import { requestFacts } from "@/lib/web/request";

type Props = { params: Promise<{ code: string }> };

/** The sealed contract, or a draft of the text as it stands. Denied answers as nonexistent. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 404 });
  try {
    const file = await contractFile(actor, (await params).code, await requestFacts());
    return file ? fileResponse(file, "inline") : new Response(null, { status: 404 });
  } catch (error) {
    if (error instanceof DomainError) return new Response(null, { status: 404 });
    throw error;
  }
}
