import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import type { ClauseDiff } from "@/lib/guideline/changes/clause-diff";
import type { ChangeKind, ContentChanges, CriterionChange, FieldChange } from "@/lib/guideline/changes/schema";
import { type DiffBlock, diffText } from "@/lib/guideline/changes/text-diff";
import { CHANGE_WORDS } from "./change-words";
import { ClauseChanges } from "./clause-changes";
import { DiffBlocks, TextChanges } from "./text-changes";

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
      {changes.checks.length > 0 && (
        <Section
          title="Checks"
          note="Labels stay as they are. What was measured of a check counts only for the versions in which it flags the same."
        >
          <FieldChanges fields={changes.checks} />
        </Section>
      )}
    </div>
  );
}

interface CriterionChangesProps {
  changes: readonly CriterionChange[];
  /** What was decided, where it was not what the comparison proposes. */
  decided?: Readonly<Record<string, ChangeKind>>;
  /** Fields only: for texts between which nothing was published. */
  plain?: boolean;
  /** A control in place of the badge, for those that the lead may decide. */
  control?: (change: CriterionChange) => ReactNode;
}

/** Criterion by criterion: the kind of its change and the fields behind it. */
function CriterionChanges({ changes, decided = {}, plain = false, control }: CriterionChangesProps) {
  return (
    <ul className="grid">
      {changes.map((change) => {
        const kind = CHANGE_WORDS[decided[change.key] ?? change.proposed];
        const open = control && !change.fixed ? control(change) : null;
        return (
          <li
            key={change.key}
            id={`criterion-${change.key}`}
            className="grid scroll-mt-16 gap-2 border-b border-line py-3 first:pt-0"
          >
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <p className="min-w-0 wrap-anywhere">
                <span className="font-medium">{change.title}</span>{" "}
                <code className="font-mono text-xs text-muted">{change.key}</code>
              </p>
              {!plain &&
                (open ?? (
                  <span className="flex items-center gap-2">
                    <span className="text-muted max-sm:hidden">{kind.help}</span>
                    <Badge tone={kind.tone}>{kind.label}</Badge>
                  </span>
                ))}
            </div>
            {change.fields.length > 0 && <FieldChanges fields={change.fields} />}
          </li>
        );
      })}
    </ul>
  );
}

/** The fields that changed, old and new in one line of words. */
export function FieldChanges({ fields }: { fields: readonly FieldChange[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)]">
      {fields.map(({ name, before, after }) => (
        <div key={name} className="contents">
          <dt className="text-muted wrap-anywhere">{name}</dt>
          <dd className="min-w-0 whitespace-pre-wrap wrap-anywhere max-sm:mb-2" dir="auto">
            <DiffBlocks blocks={diffText(before ?? "", after ?? "")} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
