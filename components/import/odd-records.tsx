"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import type { ExampleKind } from "@/lib/formats/example";
import type { TakenRecords } from "@/lib/import/example-draft";
import type { Oddities } from "@/lib/import/field-account";

interface OddRecordsProps {
  oddities: Oddities;
  /** Kinds that the project has; none where it has no examples yet. */
  kindsBefore: readonly ExampleKind[];
  taken: TakenRecords;
  onChange: (taken: TakenRecords) => void;
}

/** What is odd about records, with the choice to take them or not. */
export function OddRecords({ oddities, kindsBefore, taken, onChange }: OddRecordsProps) {
  const { kinds, emptyResponses, repeatedKeys } = oddities;
  const isForeign = kinds.some(({ kind }) => kindsBefore.length > 0 && !kindsBefore.includes(kind));
  const asksForKinds = kinds.length > 1 || isForeign;
  if (!asksForKinds && emptyResponses === 0 && repeatedKeys === 0) return null;
  const refused = taken.refusedKinds;
  return (
    <FieldSet legend="Records to take">
      <div className="grid gap-1">
        {asksForKinds &&
          kinds.map(({ kind, records }) => (
            <Checkbox
              key={kind}
              label={`${formatCount(records, "record")} of kind ${kind}`}
              help={
                kindsBefore.length > 0 && !kindsBefore.includes(kind)
                  ? `The project has ${kindsBefore.join(", ")} so far.`
                  : undefined
              }
              checked={!refused.includes(kind)}
              onChange={({ target }) =>
                onChange({
                  ...taken,
                  refusedKinds: target.checked ? refused.filter((one) => one !== kind) : [...refused, kind],
                })
              }
            />
          ))}
        {emptyResponses > 0 && (
          <Checkbox
            label={`${formatCount(emptyResponses, "record")} with an empty response`}
            checked={taken.emptyResponses}
            onChange={({ target }) => onChange({ ...taken, emptyResponses: target.checked })}
          />
        )}
        {repeatedKeys > 0 && (
          <Checkbox
            label={`${formatCount(repeatedKeys, "record")} in which a key stands twice`}
            help="Only the last value of such a key can be read."
            checked={taken.repeatedKeys}
            onChange={({ target }) => onChange({ ...taken, repeatedKeys: target.checked })}
          />
        )}
      </div>
    </FieldSet>
  );
}
