"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Trouble } from "@/components/shell/trouble";

/** Also stands for the shell around the pages, which needs the database as they do. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return <Trouble error={error} retry={retry} />;
}
