"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Trouble } from "@/components/shell/trouble";

/** A page that could not be made, inside the shell, which could. */
export default function PortalErrorPage({
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
  return <Trouble error={error} retry={retry} inside />;
}
