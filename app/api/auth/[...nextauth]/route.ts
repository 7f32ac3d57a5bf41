import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/lib/auth/options";
import { cameFromHere } from "@/lib/web/request";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Only what our sign-in form uses is answered; the library's own pages and session reader are not. */
const served = { GET: "csrf", POST: "callback/credentials" } as const;

async function answer(
  method: keyof typeof served,
  request: NextRequest,
  context: Context,
): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth.join("/") !== served[method]) return new Response(null, { status: 404 });
  if (method === "POST" && !(await cameFromHere())) return new Response(null, { status: 403 });
  const response: unknown = await NextAuth(request, context, authOptions());
  if (!(response instanceof Response)) throw new Error("next-auth gave no answer");
  return response;
}

export const GET = (request: NextRequest, context: Context) => answer("GET", request, context);
export const POST = (request: NextRequest, context: Context) => answer("POST", request, context);
