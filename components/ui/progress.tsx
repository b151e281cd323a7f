import { formatNumber } from "./format";

interface ProgressProps {
  label: string;
  /** `null` while the total is not known. */
  value: number | null;
  max: number;
  /** Words for the figures; by default `38 of 120`. */
  words?: string;
}

/** How far something is, drawn as a scale with quarter marks. */
export function Progress({ label, value, max, words }: ProgressProps) {
  const share = value === null || max <= 0 ? 0 : Math.min(1, Math.max(0, value / max));
  const figures = words ?? (value === null ? "working" : `${formatNumber(value)} of ${formatNumber(max)}`);
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between gap-4">
        <span className="min-w-0 truncate">{label}</span>
        <span className="figures shrink-0 text-muted">{figures}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value ?? undefined}
        aria-valuetext={figures}
        className="keep-color relative h-1.5 overflow-hidden rounded-sm bg-line"
      >
        <div
          className={value === null ? "h-full w-1/4 animate-pulse bg-slate" : "h-full bg-slate transition-[width]"}
          style={value === null ? undefined : { width: `${share * 100}%` }}
        />
        {[25, 50, 75].map((mark) => (
          <span
            key={mark}
            aria-hidden
            className="absolute inset-y-0 w-px bg-paper"
            style={{ insetInlineStart: `${mark}%` }}
          />
        ))}
      </div>
    </div>
  );
}
