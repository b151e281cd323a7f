import { formatCount, formatPercent } from "@/components/ui/format";
import type { NamedDrillDown } from "@/lib/measure/drill-down-queries";

/** How probable it is that agreement reaches a level, and what a narrower interval would cost. */
export function Targets({ targets, precision }: Pick<NamedDrillDown, "targets" | "precision">) {
  if (targets.length === 0) return null;
  return (
    <dl className="figures flex flex-wrap gap-x-8 gap-y-2">
      {targets.map(({ threshold, probability }) => (
        <div key={threshold}>
          <dt className="text-xs text-muted">Alpha reaches {threshold}</dt>
          <dd className="tabular">{certainty(probability)}</dd>
        </div>
      ))}
      {precision && (
        <div>
          <dt className="text-xs text-muted">For an interval of ± {precision.wanted}</dt>
          <dd className="tabular">
            {precision.more === 0
              ? "enough examples"
              : `${formatCount(precision.more, "more example")} with two labels`}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Of ten thousand draws none or all is no certainty. */
function certainty(probability: number): string {
  if (probability <= 0.001) return "probability below 0.1\u202f%";
  if (probability >= 0.999) return "probability above 99.9\u202f%";
  return `probability ${formatPercent(probability)}`;
}
