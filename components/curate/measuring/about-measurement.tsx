import { Estimate } from "@/components/estimate/estimate";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatCount, formatNumber } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { WholeMeasurement } from "@/lib/curate/measurements/queries";
import type { LeftOut } from "@/lib/curate/measurements/result";

/** What was drawn from what, when, by which seed and version, how far readers agree, and what its figures promise. */
export function AboutMeasurement({ measurement }: { measurement: WholeMeasurement }) {
  const { plan, version, checks, examples, result } = measurement;
  return (
    <>
      <DefinitionList
        items={[
          {
            term: "Drawn",
            value: `${formatCount(examples, "example")}: of each check ${formatNumber(plan.flagged)} that it flags and ${formatNumber(plan.passed)} that it does not, or all where there are fewer`,
          },
          ...checks.map(({ title, flagged, passed, unknown }) => ({
            term: title,
            value: `flagged ${formatNumber(flagged)}, passed ${formatNumber(passed)}, could not tell of ${formatNumber(unknown)}`,
          })),
          { term: "Read by", value: plan.each === 1 ? "one person each" : `${formatNumber(plan.each)} people each` },
          ...(result && plan.each > 1
            ? [
                {
                  term: "Readers agree",
                  value: <Estimate estimate={result.agreement} label="Krippendorff’s alpha" versions={[version]} />,
                },
              ]
            : []),
          ...(result ? [{ term: "Left out", value: leftOutWords(result.leftOut) }] : []),
          { term: "Seed", value: <span className="font-mono">{measurement.seed}</span> },
          { term: "When", value: <Time at={measurement.createdAt.toISOString()} /> },
          { term: "By", value: measurement.author ?? "a program" },
          { term: "Guideline", value: <VersionBadge number={version.number} hash={version.hash} /> },
        ]}
      />
      <p className="mt-3 max-w-[72ch] text-muted">
        An example lacks the quality where everybody who could tell says so; where readers differ, what was settled
        counts. Intervals hold the true rate in about 95 of 100 measurements; where none or all lacked it, the bound
        fails in at most 5 of 100. Copies of each other count as one case. That only a part of few examples was left
        unread is not taken into account, so intervals are wider than they need be there. What a check cannot tell of is
        in no figure.
      </p>
    </>
  );
}

function leftOutWords({ unread, unsure, differ }: LeftOut): string {
  const parts = [
    ...(unread > 0 ? [`${formatNumber(unread)} not read by as many as were asked`] : []),
    ...(differ > 0 ? [`${formatNumber(differ)} on which readers differ`] : []),
    ...(unsure > 0 ? [`${formatNumber(unsure)} of which nobody could tell`] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : "none";
}
