"use client";

import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import { readValue } from "@/lib/import/annotation-value";
import { MOST_VALUES, valuesIn } from "@/lib/import/value-map";

interface ValueMapProps {
  criterion: Criterion;
  columns: readonly string[];
  records: readonly unknown[];
  map: Record<string, string>;
  onChange: (map: Record<string, string>) => void;
}

/** What the values of columns mean, where they are not the criterion's own or were given another meaning. */
export function ValueMap({ criterion, columns, records, map, onChange }: ValueMapProps) {
  const values = valuesIn(records, ...columns);
  const strange = values.filter((value) => Object.hasOwn(map, value) || !readValue(criterion, value).ok);
  if (strange.length === 0) {
    return <p className="text-muted">All values of the beginning fit as they are: {values.slice(0, 8).join(", ")}.</p>;
  }
  const set = (value: string, answer: string) => {
    const { [value]: _before, ...others } = map;
    onChange(answer === "" ? others : { ...others, [value]: answer });
  };
  return (
    <div>
      <p className="mb-1 text-muted">
        These values are not answers of the criterion. Say what they mean, or leave them to be refused
        {values.length === MOST_VALUES ? ` (the first ${MOST_VALUES} different values are shown)` : ""}.
      </p>
      <ul className="grid max-w-2xl gap-x-6 gap-y-1 sm:grid-cols-2">
        {strange.map((value) => (
          <li key={value} className="grid grid-cols-2 items-center gap-2">
            <code className="truncate font-mono" dir="auto" title={value}>
              {value}
            </code>
            {criterion.options && KINDS[criterion.kind].isOption ? (
              <Select
                aria-label={`${value} means`}
                placeholder="refused"
                options={criterion.options.map((option) => ({ value: option.value, label: option.label }))}
                value={map[value] ?? ""}
                onChange={(event) => set(value, event.target.value)}
              />
            ) : (
              <Input
                aria-label={`${value} means`}
                placeholder="refused"
                value={map[value] ?? ""}
                onChange={(event) => set(value, event.target.value)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
