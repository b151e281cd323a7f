"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { GuidelineDocument } from "@/components/guideline/reading/guideline-document";
import { IconButton } from "@/components/ui/icon-button";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { LabelVersion } from "@/lib/label/records";
import { keyOf } from "./keys";

interface GuidelinePanelProps {
  version: LabelVersion;
  /** Slug of the clause to show, or key of the criterion where it has none. */
  clause: string | undefined;
  criterion: string | undefined;
  /** How it shares the room with the example. */
  className?: string;
  onClose: () => void;
}

/** The guideline beside or below the example, never over it, at the clause of the question in focus. The keys go on working. */
export function GuidelinePanel({ version, clause, criterion, className, onClose }: GuidelinePanelProps) {
  const panel = useRef<HTMLElement>(null);
  const text = useRef<HTMLDivElement>(null);
  useFocusReturn();
  // Where all is one column it stands below the example, perhaps out of sight.
  useEffect(() => {
    panel.current?.scrollIntoView({ block: "nearest" });
  }, []);
  useEffect(() => {
    const box = text.current;
    const wanted = [clause && `#${CSS.escape(clause)}`, criterion && `#${CSS.escape(`criterion-${criterion}`)}`];
    const place = wanted.map((selector) => (selector ? box?.querySelector(selector) : null)).find(Boolean);
    if (!box || !place) return;
    const align = () => {
      box.scrollTop += place.getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
    };
    align();
    // Parts get their true heights only when they are drawn near the window.
    let frame = requestAnimationFrame(() => {
      align();
      frame = requestAnimationFrame(align);
    });
    return () => cancelAnimationFrame(frame);
  }, [clause, criterion]);
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === "Escape" && !event.defaultPrevented && onClose();
    addEventListener("keydown", close);
    return () => removeEventListener("keydown", close);
  }, [onClose]);
  return (
    <aside
      ref={panel}
      aria-label="Guideline"
      className={clsx(
        "flex max-h-[70dvh] min-h-0 shrink-0 scroll-mt-13 flex-col border-t border-line bg-raised",
        className,
      )}
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
