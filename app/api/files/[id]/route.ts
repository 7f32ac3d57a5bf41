import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { downloadFor } from "@/lib/cases/download";
import { DomainError } from "@/lib/errors";
import { fileResponse } from "@/lib/web/file-response";
import { requestFacts } from "@/lib/web/request";

/** A file of a case, for those it is meant for. Denied answers as nonexistent. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  const id = z.uuid().safeParse((await params).id);
  if (!actor || !id.success) return new Response(null, { status: 404 });
  try {
    return fileResponse(await downloadFor(actor, id.data, await requestFacts()));
  } catch (error) {
    if (error instanceof DomainError) return new Response(null, { status: 404 });
    throw error;
  }
}
