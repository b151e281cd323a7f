import { EstimateBlock } from "@/components/estimate/estimate";
import { Callout } from "@/components/ui/callout";
import { Figure } from "@/components/ui/figure";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import type { CriterionReport } from "@/lib/evaluate/judges/report";

const SHOWN = [
  { name: "alpha", label: "Alpha with the people’s answer" },
  { name: "percent", label: "Same answer", percent: true },
  { name: "cohen", label: "Cohen’s kappa" },
  { name: "cohen-quadratic", label: "Cohen’s kappa, near misses count less" },
] as const;

interface JudgeHeadlineProps {
  report: CriterionReport;
  versions: readonly VersionStamp[];
}

/** How near the judge is to the people's answer on one criterion, and on which side it errs. */
export function JudgeHeadline({ report, versions }: JudgeHeadlineProps) {
  if (report.undefinedBecause)
    return <Callout title="Not compared">{UNDEFINED_WORDS[report.undefinedBecause]}</Callout>;
  const { agreement, leniency } = report;
  return (
    <div className="grid gap-4">
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-4">
        {SHOWN.map(({ name, label, ...format }) => {
          const estimate = agreement[name];
          const domain: [number, number] = "percent" in format ? [0, 1] : [-0.2, 1];
          return (
            estimate && (
              <EstimateBlock
                key={name}
                label={label}
                estimate={estimate}
                versions={versions}
                format={format}
                domain={domain}
              />
            )
          );
        })}
        {leniency && (
          <EstimateBlock
            label="Lenient (+) or strict (−), in points"
            estimate={leniency}
            versions={versions}
            format={{ signed: true }}
            domain={[-2, 2]}
            reference={0}
          />
        )}
      </div>
      <Base report={report} />
    </div>
  );
}

/** On which examples the figures rest, and which are left out. */
function Base({ report }: { report: CriterionReport }) {
  const { judged, withPeople, undecided, settled } = report;
  return (
    <p className="text-muted">
      <Figure value={judged} /> examples labelled by the judge, <Figure value={withPeople} /> of them by people as well.{" "}
      {settled > 0 && (
        <>
          On <Figure value={settled} /> the settled answer counts.{" "}
        </>
      )}
      {undecided > 0 && (
        <>
          On <Figure value={undecided} /> people gave no single answer; these are not compared.
        </>
      )}
    </p>
  );
}
