"use client";

import { Trouble } from "@/components/shell/trouble";

/** Also stands for the shell around the pages, which needs the database as they do. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return <Trouble error={error} />;
}
