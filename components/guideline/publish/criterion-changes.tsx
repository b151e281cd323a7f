import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { ChangeKind, CriterionChange } from "@/lib/guideline/changes/changes";
import { CHANGE_WORDS } from "./change-words";
import { FieldChanges } from "./field-changes";

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
export function CriterionChanges({ changes, decided = {}, plain = false, control }: CriterionChangesProps) {
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
