"use client";

import { Input } from "@/components/ui/input";
import { useTableUrl } from "./table-url";

interface TableDayFilterProps {
  /** The filter's name in `defineTable`. */
  name: string;
  label: string;
}

/** Narrows the table around it from or to a day, in UTC. */
export function TableDayFilter({ name, label }: TableDayFilterProps) {
  const { filter, change } = useTableUrl();
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-muted">
      <span aria-hidden>{label}</span>
      <span className="w-34">
        <Input
          type="date"
          aria-label={label}
          value={String(filter(name) ?? "")}
          onChange={(event) => change({ [name]: event.target.value === "" ? null : event.target.value })}
        />
      </span>
    </span>
  );
}
