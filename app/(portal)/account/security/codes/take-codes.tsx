"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

type Words = Record<"copy" | "copied" | "download" | "print" | "file", string>;

/** Three ways to keep the codes. The file is made in the browser: it passes through nobody's hands again. */
export function TakeCodes({ codes, heading, words }: { codes: string[]; heading: string; words: Words }) {
  const [copied, setCopied] = useState(false);
  const text = `${heading}\n\n${codes.join("\n")}\n`;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const download = () => {
    const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = words.file;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div className="actions no-print">
      <Button tone="second" onClick={() => void copy()}>
        {words.copy}
      </Button>
      <Button tone="second" icon="download" onClick={download}>
        {words.download}
      </Button>
      <Button tone="second" onClick={() => window.print()}>
        {words.print}
      </Button>
      <p role="status" className={copied ? "small" : "unseen"}>
        {copied ? words.copied : null}
      </p>
    </div>
  );
}
