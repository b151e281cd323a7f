import { IntervalPlot } from "@/components/charts/interval-plot";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { NamedModel } from "@/lib/measure/consensus/queries";

const SUMMARIES = [
  { key: "median", label: "Median" },
  { key: "trimmedMean", label: "Trimmed mean" },
  { key: "severityCorrected", label: "Corrected mean" },
] as const;

/** On a scale: how far one number from many is from the known one. */
export function ScaleSummaries({
  distance,
  versions,
}: {
  distance: NonNullable<NamedModel["distance"]>;
  versions: readonly VersionStamp[];
}) {
  if (distance.median.items === 0) return null;
  const ends = SUMMARIES.map(({ key }) => distance[key].interval?.[1] ?? distance[key].value ?? 0);
  const end = Math.max(0.5, Math.ceil(Math.max(...ends) * 2) / 2);
  return (
    <IntervalPlot
      question="How far is one number from the known one?"
      caption="Mean distance in points of the scale, 95 % interval by jackknife over examples. The trimmed mean leaves out a fifth at either end; the corrected one takes out how lenient each person is."
      domain={[0, end]}
      ticks={[0, end / 2, end]}
      rows={SUMMARIES.map(({ key, label }) => ({ key, label, estimate: distance[key], versions }))}
    />
  );
}
