import type { FieldChange } from "@/lib/guideline/changes/changes";
import { diffText } from "@/lib/guideline/changes/text-diff";
import { DiffBlocks } from "./text-changes";

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
