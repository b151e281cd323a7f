import { Estimate } from "@/components/estimate/estimate";
import { TextLink } from "@/components/ui/text-link";
import type { Estimate as EstimateResult } from "@/lib/core/estimate";
import { measurementHref, measurementsHref } from "@/lib/curate/measurements/address";
import type { CheckMeasured } from "@/lib/curate/measurements/measured";
import { about } from "../reading/reading-words";

interface MeasuredCellProps {
  projectId: string;
  check: string;
  measured: CheckMeasured | undefined;
  which: "precision" | "misses";
  /** The check is one that can be measured: of the version that the project works by. */
  measurable: boolean;
}

const LABELS = { precision: "Precision", misses: "Misses" } as const;
const PERCENT = { percent: true } as const;

/** One figure of a check with its interval, or that it was never measured, and the way to measure it. */
export function MeasuredCell({ projectId, check, measured, which, measurable }: MeasuredCellProps) {
  const now = measured?.now;
  if (now)
    return (
      <Estimate
        estimate={now[which]}
        label={LABELS[which]}
        format={PERCENT}
        versions={[now.version]}
        hide={["whisker"]}
      />
    );
  const before = measured?.before;
  if (which === "misses") return before ? <Before projectId={projectId} before={before} which={which} /> : "–";
  return (
    <span className="grid">
      {measurable ? (
        <TextLink href={measurementsHref(projectId, { check })}>never measured</TextLink>
      ) : (
        <span className="text-muted">never measured</span>
      )}
      {before && <Before projectId={projectId} before={before} which={which} />}
    </span>
  );
}

type Before = NonNullable<CheckMeasured["before"]>;

/** What was measured of the check when it said something else. */
function Before({ projectId, before, which }: { projectId: string; before: Before; which: "precision" | "misses" }) {
  const estimate: EstimateResult = before[which];
  if (estimate.value === null) return <span className="text-muted">–</span>;
  return (
    <span className="text-muted">
      <TextLink href={measurementHref(projectId, before.measurementId)}>v{before.version.number}</TextLink>, when it
      said something else: {about(estimate.value)}
    </span>
  );
}
