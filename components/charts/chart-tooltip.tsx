import type { TooltipContentProps } from "recharts";
import { numbered } from "@/components/ui/numbered";

interface ChartTooltipProps extends TooltipContentProps {
  /** Writes a value, or an interval given as two values. */
  write: (value: number | readonly number[]) => string;
  writeLabel?: (label: string | number) => string;
}

/** The figures under the pointer or the keyboard's position. */
export function ChartTooltip({ active, label, payload, write, writeLabel = String }: ChartTooltipProps) {
  if (!active || payload.length === 0) return null;
  return (
    <div className="rounded-lg border border-line bg-raised px-2.5 py-1.5 text-ink shadow-over">
      {label !== undefined && <p className="max-w-60 truncate font-medium">{writeLabel(label)}</p>}
      {numbered(payload).map(({ place, item }) => (
        <p key={place} className="flex justify-between gap-4">
          <span className="text-muted">{item.name}</span>
          <span className="tabular">
            {write(Array.isArray(item.value) ? item.value.map(Number) : Number(item.value))}
          </span>
        </p>
      ))}
    </div>
  );
}
