"use client";

import { Trouble } from "@/components/shell/trouble";

/** A page that could not be made, inside the shell, which could. */
export default function PortalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return <Trouble error={error} inside />;
}
