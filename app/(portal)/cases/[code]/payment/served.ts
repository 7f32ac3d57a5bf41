import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import type { UserActor } from "@/lib/authz/actor";
import type { Download } from "@/lib/cases/download";
import { DomainError } from "@/lib/errors";
import { fileResponse } from "@/lib/web/file-response";
import { requestFacts } from "@/lib/web/request";

type Find = (
  actor: UserActor,
  code: string,
  id: string,
  request: Awaited<ReturnType<typeof requestFacts>>,
) => Promise<Download | null>;

/** A stored PDF of this stage. Denied, unknown and not made yet are one answer. */
export async function servePdf(params: Promise<{ code: string; id: string }>, find: Find): Promise<Response> {
  const { code, id } = await params;
  const actor = await currentActor();
  if (!actor || !z.uuid().safeParse(id).success) return new Response(null, { status: 404 });
  try {
    const file = await find(actor, code, id, await requestFacts());
    return file ? fileResponse(file, "inline") : new Response(null, { status: 404 });
  } catch (error) {
    if (error instanceof DomainError) return new Response(null, { status: 404 });
    throw error;
  }
}
