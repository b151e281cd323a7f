import { useMemo } from "react";
import { ContentChangesView } from "@/components/guideline/publish/content-changes";
import { normaliseBody } from "@/lib/guideline/body";
import { compareContents } from "@/lib/guideline/changes/changes";
import { diffText } from "@/lib/guideline/changes/text-diff";
import type { GuidelineContent } from "@/lib/guideline/schema";

interface ContentComparisonProps {
  before: GuidelineContent;
  after: GuidelineContent;
  note: string;
}

/** What differs between two drafts. */
export function ContentComparison({ before, after, note }: ContentComparisonProps) {
  const changes = useMemo(() => compareContents(before, after), [before, after]);
  const text = useMemo(() => diffText(normaliseBody(before.body), normaliseBody(after.body)), [before, after]);
  const differing = changes.criteria.filter(({ proposed }) => proposed !== "unchanged");
  return (
    <div className="grid gap-4">
      <p className="text-muted">{note}</p>
      <ContentChangesView changes={{ ...changes, criteria: differing }} text={text} plain />
    </div>
  );
}
