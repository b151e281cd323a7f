"use client";

import { MarkdownText } from "@/components/example-view/markdown-text";
import { CLAUSE_PARTS } from "@/components/guideline/reading/clause-parts";
import { CriterionView } from "@/components/guideline/reading/criterion-view";
import { Kbd } from "@/components/ui/kbd";
import { TextLink } from "@/components/ui/text-link";
import { useStored } from "@/components/ui/use-stored";
import type { Criterion } from "@/lib/guideline/schema";
import { COMMAND_KEYS, useCaseKeys } from "./case-keys";

interface ClauseBesideProps {
  criterion: Criterion;
  /** Markdown of its clause; null where it has none. */
  clause: string | null;
  guidelineHref: string;
}

/** What the guideline says about a criterion, beside the case that is to be decided by it. Whether it is open is remembered. */
export function ClauseBeside({ criterion, clause, guidelineHref }: ClauseBesideProps) {
  const [state, setState] = useStored("resolve.clause", ["folded", "open"]);
  const toggle = () => setState(state === "open" ? "folded" : "open");
  useCaseKeys((action) => {
    const mine = action.do === "command" && action.command === "clause";
    if (mine) toggle();
    return mine;
  });
  return (
    <details
      open={state === "open"}
      onToggle={(event) => setState(event.currentTarget.open ? "open" : "folded")}
      className="min-w-0"
    >
      <summary className="cursor-pointer font-medium">
        What the guideline says <Kbd keys={COMMAND_KEYS.clause.key} />
      </summary>
      <div className="mt-2 grid max-h-40 grid-cols-[minmax(0,1fr)] gap-3 overflow-y-auto border-s-2 border-line ps-3">
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
