"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { writeGuidelineFile } from "@/lib/guideline/file/guideline-file";
import type { GuidelineContent } from "@/lib/guideline/schema";

interface DownloadDraftProps {
  name: string;
  content: GuidelineContent;
  children: string;
}

/** Hands a text out as a file before something replaces it. */
export function DownloadDraft({ name, content, children }: DownloadDraftProps) {
  function download() {
    const link = document.createElement("a");
    const url = URL.createObjectURL(new Blob([writeGuidelineFile({ name, content })], { type: "text/markdown" }));
    link.href = url;
    link.download = "guideline-draft.md";
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <Button size="sm" icon={<Download aria-hidden />} onClick={download}>
      {children}
    </Button>
  );
}
