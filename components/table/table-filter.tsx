"use client";

import { Select, type SelectOption } from "@/components/ui/select";
import { useTableUrl } from "./table-url";

interface TableFilterProps {
  /** The filter's name in `defineTable`. */
  name: string;
  label: string;
  options: readonly SelectOption[];
}

/** Narrows the table around it to one value of a filter, or to all. */
export function TableFilter({ name, label, options }: TableFilterProps) {
  const { filter, change } = useTableUrl();
  const current = filter(name);
  return (
    <Select
      aria-label={label}
      placeholder={`${label}: all`}
      options={options.map((option) => ({ ...option, label: `${label}: ${option.label}` }))}
      value={current == null ? "" : String(current)}
      onChange={(event) => change({ [name]: event.target.value === "" ? null : event.target.value })}
    />
  );
}
