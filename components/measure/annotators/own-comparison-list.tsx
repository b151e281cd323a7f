import { Estimate } from "@/components/estimate/estimate";
import type { OwnComparison } from "@/lib/measure/annotators/own";

/** One's own answers beside all others', question by question; each a sentence, with its figure for whoever wants it. */
export function OwnComparisonList({ comparisons }: { comparisons: readonly OwnComparison[] }) {
  return (
    <ul className="grid max-w-[80ch] gap-4">
      {comparisons.map(({ key, title, words, severity }) => (
        <li key={key} className="grid gap-1">
          <p dir="auto" className="font-medium">
            {title}
          </p>
          <p>{words}</p>
          <Estimate estimate={severity} versions={[]} format={{ signed: true }} domain={[-1, 1]} reference={0} />
        </li>
      ))}
    </ul>
  );
}
