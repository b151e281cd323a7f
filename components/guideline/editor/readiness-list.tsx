"use client";

import { CircleCheck, Lightbulb, TriangleAlert } from "lucide-react";
import { memo } from "react";
import type { Finding } from "@/lib/guideline/readiness/readiness";

interface ReadinessListProps {
  findings: readonly Finding[];
  onOpen: (finding: Finding) => void;
}

/** What to look at before publishing; each line opens its place. */
export const ReadinessList = memo(function ReadinessList({ findings, onOpen }: ReadinessListProps) {
  if (findings.length === 0) {
    return (
      <p className="flex items-center gap-2">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
        Nothing is missing.
      </p>
    );
  }
  return (
    <ul className="grid">
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.criterion ?? ""} ${finding.clause ?? ""} ${finding.message}`}>
          <Line finding={finding} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
});

function Line({ finding, onOpen }: { finding: Finding; onOpen: (finding: Finding) => void }) {
  const isMissing = finding.weight === "missing";
  const Sign = isMissing ? TriangleAlert : Lightbulb;
  const content = (
    <>
      <Sign
        role="img"
        aria-label={isMissing ? "Missing" : "Advice"}
        className={`mt-0.5 size-4 shrink-0 ${isMissing ? "text-warn" : "text-muted"}`}
      />
      <span className="min-w-0 wrap-anywhere">{finding.message}</span>
    </>
  );
  const shape = "flex w-full items-start gap-2 border-b border-line py-2 text-start";
  if (!finding.criterion && !finding.clause && !finding.code.includes("quality"))
    return <p className={shape}>{content}</p>;
  return (
    <button type="button" onClick={() => onOpen(finding)} className={`${shape} cursor-pointer hover:bg-sunken`}>
      {content}
    </button>
  );
}
