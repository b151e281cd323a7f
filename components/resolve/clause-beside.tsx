import { MarkdownText } from "@/components/example-view/markdown-text";
import { CLAUSE_PARTS } from "@/components/guideline/reading/clause-parts";
import { CriterionView } from "@/components/guideline/reading/criterion-view";
import { TextLink } from "@/components/ui/text-link";
import type { Criterion } from "@/lib/guideline/schema";

interface ClauseBesideProps {
  criterion: Criterion;
  /** Markdown of its clause; null where it has none. */
  clause: string | null;
  guidelineHref: string;
}

/** What the guideline says about a criterion, beside the case that is to be decided by it. */
export function ClauseBeside({ criterion, clause, guidelineHref }: ClauseBesideProps) {
  return (
    <details open className="min-w-0">
      <summary className="cursor-pointer font-medium">What the guideline says</summary>
      <div className="mt-2 grid max-h-80 grid-cols-[minmax(0,1fr)] gap-3 overflow-y-auto">
        {clause !== null && (
          <div dir="auto">
            <MarkdownText text={clause} parts={CLAUSE_PARTS} />
          </div>
        )}
        <CriterionView criterion={criterion} />
        <TextLink href={guidelineHref}>Guideline</TextLink>
      </div>
    </details>
  );
}
