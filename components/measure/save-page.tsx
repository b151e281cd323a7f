"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/ui/save-file";
import { pageAsFile, untilDrawn } from "./page-as-file";

/** Saves what the page says as one file, to be handed to somebody without an account. For paper the browser prints the page as it is. */
export function SavePage({ title }: { title: string }) {
  const save = async () => {
    await untilDrawn(document);
    // As on paper, nothing is folded, since nobody can press there.
    dispatchEvent(new Event("beforeprint"));
    const file = pageAsFile(document, title);
    dispatchEvent(new Event("afterprint"));
    const name = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
    saveFile(new Blob([file], { type: "text/html" }), `agreement-${name}.html`);
  };
  return (
    <>
      <Button className="no-print" onClick={() => print()}>
        Print
      </Button>
      <Button className="no-print" icon={<Download aria-hidden />} onClick={save}>
        Save as one file
      </Button>
    </>
  );
}
