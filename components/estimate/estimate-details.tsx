import { DefinitionList } from "@/components/ui/definition-list";
import { formatNumber } from "@/components/ui/format";
import { VersionBadge, type VersionStamp } from "@/components/version-badge/version-badge";
import type { Estimate } from "@/lib/core/estimate";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import { BELOW_ZERO, CHANCE, methodWords } from "./estimate-words";

interface EstimateDetailsProps {
  estimate: Estimate;
  versions: readonly VersionStamp[];
  minimumItems: number;
}

/** How an estimate came to be: shown on hover and focus. */
export function EstimateDetails({ estimate, versions, minimumItems }: EstimateDetailsProps) {
  const { items, raters, pairs, judgments, intervalMethod, undefinedBecause } = estimate;
  const count = (value: number) => <span className="tabular">{formatNumber(value)}</span>;
  const rows = [
    { term: "Method", value: methodWords(estimate.method) },
    ...(intervalMethod
      ? [{ term: "Interval", value: `${methodWords(intervalMethod)}, ${formatNumber(estimate.confidence * 100)} %` }]
      : []),
    { term: "Items", value: count(items) },
    { term: "Raters", value: count(raters) },
    { term: "Pairs", value: count(pairs) },
    { term: "Judgments", value: count(judgments) },
  ];
  return (
    <div className="grid gap-2 py-1">
      {undefinedBecause && <p className="max-w-64">{UNDEFINED_WORDS[undefinedBecause]}</p>}
      {!undefinedBecause && items < minimumItems && (
        <p className="max-w-64">
          Grey, since it rests on fewer than {formatNumber(minimumItems)} items: read it as a hint.
        </p>
      )}
      {estimate.value !== null && estimate.value < 0 && CHANCE.test(estimate.method) && (
        <p className="max-w-64">{BELOW_ZERO}</p>
      )}
      <DefinitionList items={rows} className="grid-cols-[auto_1fr]!" />
      {versions.length > 0 && (
        <p className="flex flex-wrap gap-1">
          {versions.map((version) => (
            <VersionBadge key={`${version.number}-${version.hash}`} {...version} />
          ))}
        </p>
      )}
    </div>
  );
}
