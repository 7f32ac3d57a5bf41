import { randomUUID } from "node:crypto";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { actorMeanwhile } from "@/lib/auth/current";
import { takeUpload } from "@/lib/cases/upload";
import { uploadPurposes } from "@/lib/cases/schema";
import { DomainError } from "@/lib/errors";
import { largestUpload, megabyte } from "@/lib/files/kinds";
import { log } from "@/lib/log";
import { answerHeaders, inertPolicy } from "@/lib/web/answer-headers";
import { sentenceFor } from "@/lib/web/error-sentences";
import { incomingBody } from "@/lib/web/incoming-body";
import { cameFromHere } from "@/lib/web/request";
import { unexpected } from "@/lib/web/unexpected";

/** What the file is for stands in headers: its bytes are the body, and nothing of it is in the address. */
const announced = z.object({
  purpose: z.enum(uploadPurposes),
  subjectId: z.uuid(),
  name: z.string().max(2_000).transform(decoded),
});

/**
 * Files come by a route and not by a server action: actions of one browser run one after the other, have no progress,
 * and are read whole before they run. Here the bytes are checked, encrypted and written as they come.
 */
export async function POST(request: Request): Promise<Response> {
  const body = incomingBody(request);
  const headers = answerHeaders(inertPolicy, randomUUID());
  try {
    const reader = await actorMeanwhile();
    if (!(await reader())) throw new DomainError("SIGNED_OUT");
    if (!(await cameFromHere())) throw new DomainError("NOT_ALLOWED");
    // What is announced only saves the reading; the limit is held by counting.
    if (Number(request.headers.get("content-length") ?? 0) > largestUpload) {
      throw new DomainError("FILE_TOO_LARGE", { limit: largestUpload / megabyte });
    }
    const { data: file } = announced.safeParse({
      purpose: request.headers.get("x-file-purpose"),
      subjectId: request.headers.get("x-file-case"),
      name: request.headers.get("x-file-name"),
    });
    if (!file) throw new DomainError("INVALID");
    const { name, purpose, subjectId } = file;
    const taken = await takeUpload(reader, subjectId, purpose, { name, bytes: body.bytes });
    return Response.json({ ok: true, ...taken }, { headers });
  } catch (error) {
    // Whoever broke off hears no answer.
    if (request.signal.aborted) return new Response(null, { status: 400, headers });
    const known = error instanceof DomainError ? error : await unexpected(logged(error));
    await body.discard(largestUpload).catch(() => undefined);
    const locale = (await getLocale()) === "es" ? "es" : "en";
    const answer = await sentenceFor(known, locale);
    const message = answer.ok ? "" : answer.message;
    return Response.json({ ok: false, code: known.code, message }, { status: 422, headers });
  }
}

/** Staff find it in the log by the id that the person is told. */
function logged(error: unknown): string {
  const id = randomUUID().slice(0, 8);
  log().error({ id, error }, "upload failed");
  return id;
}

/** Headers hold no letters beyond ASCII: a name comes as it would stand in an address. */
function decoded(name: string, context: z.core.$RefinementCtx): string {
  try {
    return decodeURIComponent(name);
  } catch {
    context.addIssue({ code: "custom" });
    return z.NEVER;
  }
}
