"use client";

import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { GuidelineDocument } from "@/components/guideline/reading/guideline-document";
import { IconButton } from "@/components/ui/icon-button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { LabelVersion } from "@/lib/label/records";
import { keyOf } from "./keys";

interface GuidelinePanelProps {
  version: LabelVersion;
  /** Slug of the clause to show, or key of the criterion where it has none. */
  clause: string | undefined;
  criterion: string | undefined;
  onClose: () => void;
}

/** The guideline beside the questions, at the clause of the one in focus. The keys go on working. */
export function GuidelinePanel({ version, clause, criterion, onClose }: GuidelinePanelProps) {
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = text.current;
    const wanted = [clause && `#${CSS.escape(clause)}`, criterion && `#${CSS.escape(`criterion-${criterion}`)}`];
    const place = wanted.map((selector) => (selector ? box?.querySelector(selector) : null)).find(Boolean);
    if (!box || !place) return;
    box.scrollTop += place.getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
  }, [clause, criterion]);
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === "Escape" && !event.defaultPrevented && onClose();
    addEventListener("keydown", close);
    return () => removeEventListener("keydown", close);
  }, [onClose]);
  return (
    <aside
      aria-label="Guideline"
      className="absolute inset-y-0 end-0 z-10 flex w-[min(30rem,100%)] flex-col border-s border-line bg-raised shadow-over max-[60rem]:fixed max-[60rem]:inset-x-0 max-[60rem]:top-auto max-[60rem]:bottom-0 max-[60rem]:z-40 max-[60rem]:h-[70dvh] max-[60rem]:w-full max-[60rem]:border-s-0 max-[60rem]:border-t"
    >
      <header className="flex items-center gap-2 border-b border-line py-1 ps-4 pe-1">
        <h2 className="font-semibold">Guideline</h2>
        <VersionBadge number={version.number} hash={version.hash} />
        <IconButton label="Close the guideline" keys={keyOf("guideline")} onClick={onClose} className="ms-auto">
          <X aria-hidden />
        </IconButton>
      </header>
      <div ref={text} className="min-h-0 flex-1 overflow-auto px-4 py-3 text-base!">
        <GuidelineDocument body={version.body} criteria={version.criteria} examples={version.examples} stacked />
      </div>
    </aside>
  );
}
