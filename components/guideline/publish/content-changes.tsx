import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import type { ChangeKind, ContentChanges, CriterionChange } from "@/lib/guideline/changes/changes";
import type { ClauseDiff } from "@/lib/guideline/changes/clause-diff";
import type { DiffBlock } from "@/lib/guideline/changes/text-diff";
import { ClauseChanges } from "./clause-changes";
import { CriterionChanges } from "./criterion-changes";
import { FieldChanges } from "./field-changes";
import { TextChanges } from "./text-changes";

interface ContentChangesViewProps {
  changes: ContentChanges;
  /** Null where the whole text is new. */
  text: readonly DiffBlock[] | null;
  decided?: Readonly<Record<string, ChangeKind>>;
  /** No kinds of change: for texts between which nothing was published. */
  plain?: boolean;
  control?: (change: CriterionChange) => ReactNode;
  /** The text clause by clause, in place of the whole. */
  clauses?: readonly ClauseDiff[];
}

/** All that differs between two states of a guideline. */
export function ContentChangesView({ changes, text, decided, plain, control, clauses }: ContentChangesViewProps) {
  const order = changes.reordered ? "They are asked in another order." : undefined;
  return (
    <div className="grid min-w-0 gap-8">
      <Section title="Criteria" note={order}>
        <CriterionChanges changes={changes.criteria} decided={decided} plain={plain} control={control} />
      </Section>
      <Section title="Text">
        {clauses ? (
          <ClauseChanges clauses={clauses} />
        ) : text ? (
          <TextChanges blocks={text} />
        ) : (
          <p className="text-muted">The whole text is new.</p>
        )}
      </Section>
      {changes.examples.length > 0 && (
        <Section title="Examples of clauses">
          <FieldChanges fields={changes.examples} />
        </Section>
      )}
      {changes.qualities.length > 0 && (
        <Section title="Qualities">
          <FieldChanges fields={changes.qualities} />
        </Section>
      )}
    </div>
  );
}
