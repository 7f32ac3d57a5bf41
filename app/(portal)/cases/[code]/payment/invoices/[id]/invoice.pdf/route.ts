import { invoiceFile } from "@/lib/stages/payment/files";
import { servePdf } from "../../../served";

type Context = { params: Promise<{ code: string; id: string }> };

/** The stored PDF of an issued invoice. Each reading is recorded in the case. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return servePdf(params, invoiceFile);
}
