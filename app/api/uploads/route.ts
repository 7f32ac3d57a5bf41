import { getLocale } from "next-intl/server";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { takeUpload } from "@/lib/cases/upload";
import { uploadPurposes } from "@/lib/cases/schema";
import { DomainError } from "@/lib/errors";
import { largestUpload } from "@/lib/files/kinds";
import { sentenceFor } from "@/lib/web/error-sentences";
import { cameFromHere } from "@/lib/web/request";

const form = z.object({ purpose: z.enum(uploadPurposes), subjectId: z.uuid(), file: z.instanceof(File) });
const roomForTheForm = 64 * 1024;

/**
 * Files come by a route and not by a server action: actions of one browser run one after the other, and have no
 * progress.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    if (!actor) throw new DomainError("SIGNED_OUT");
    if (!(await cameFromHere())) throw new DomainError("NOT_ALLOWED");
    const announced = Number(request.headers.get("content-length") ?? "NaN");
    if (!(announced <= largestUpload + roomForTheForm))
      throw new DomainError("FILE_TOO_LARGE", { limit: 25 });
    const parsed = form.safeParse(Object.fromEntries(await request.formData()));
    if (!parsed.success) throw new DomainError("INVALID");
    const { file, purpose, subjectId } = parsed.data;
    const bytes = Buffer.from(await file.arrayBuffer());
    const taken = await takeUpload(actor, subjectId, purpose, { name: file.name, bytes });
    return Response.json({ ok: true, ...taken });
  } catch (error) {
    const locale = (await getLocale()) === "es" ? "es" : "en";
    const known = error instanceof DomainError ? error : new DomainError("UNEXPECTED", { id: "" });
    const answer = await sentenceFor(known, locale);
    return Response.json({ ok: false, message: answer.ok ? "" : answer.message }, { status: 422 });
  }
}
