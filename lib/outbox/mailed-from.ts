import { env } from "@/lib/env";
import type { MailReader } from "./attempt";

/** To whom a mail goes, and what its Message-ID is made of. */
export function mailedFrom(reader: Pick<MailReader, "name" | "email">, id: string) {
  return {
    to: { name: reader.name, address: reader.email },
    id,
    host: new URL(env().PORTAL_ORIGIN).hostname,
  };
}
