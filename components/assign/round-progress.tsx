import { formatNumber } from "@/components/ui/format";

interface RoundProgressProps {
  /** The round's name, for assistive technology. */
  label: string;
  places: number;
  submitted: number;
  leased: number;
  skipped: number;
}

/** How far a round is: done, in people's hands, open; and how often an example was skipped. */
export function RoundProgress({ label, places, submitted, leased, skipped }: RoundProgressProps) {
  const width = (part: number) => `${places === 0 ? 0 : (part / places) * 100}%`;
  const parts = [
    { word: "done", n: submitted, mark: "bg-slate" },
    { word: "in hand", n: leased, mark: "bg-slate/45" },
    { word: "open", n: places - submitted - leased, mark: "bg-line ring-1 ring-edge ring-inset" },
  ];
  const words = [...parts, { word: "skipped", n: skipped }].map(({ word, n }) => `${formatNumber(n)} ${word}`);
  return (
    <div className="grid min-w-48 gap-1">
      <div
        role="progressbar"
        aria-label={`${label}: labels done`}
        aria-valuemin={0}
        aria-valuemax={Math.max(places, 1)}
        aria-valuenow={submitted}
        aria-valuetext={`${words.join(", ")}, of ${formatNumber(places)} labels`}
        className="keep-color flex h-2 overflow-hidden rounded-sm bg-line"
      >
        <div className="h-full bg-slate" style={{ width: width(submitted) }} />
        <div className="h-full bg-slate/45" style={{ width: width(leased) }} />
      </div>
      <p aria-hidden className="figures flex flex-wrap gap-x-3 text-muted">
        {parts.map(({ word, n, mark }) => (
          <span key={word} className="inline-flex items-center gap-1 whitespace-nowrap">
            <span className={`keep-color size-2 rounded-xs ${mark}`} />
            {formatNumber(n)} {word}
          </span>
        ))}
        <span className="whitespace-nowrap">{formatNumber(skipped)} skipped</span>
      </p>
    </div>
  );
}
