import { remittanceFile } from "@/lib/stages/payment/files";
import { servePdf } from "../../../served";

type Context = { params: Promise<{ code: string; id: string }> };

/** The stored remittance advice of a payout that was sent. Each reading is recorded in the case. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return servePdf(params, remittanceFile);
}
