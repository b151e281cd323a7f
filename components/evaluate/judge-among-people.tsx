import { IntervalPlot } from "@/components/charts/interval-plot";
import { EstimateBlock } from "@/components/estimate/estimate";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { AmongPeople } from "@/lib/evaluate/judges/agreement";

/** The agreement of people with and without the judge among them. */
export function JudgeAmongPeople({ among, versions }: { among: AmongPeople; versions: readonly VersionStamp[] }) {
  return (
    <div className="grid gap-5">
      <IntervalPlot
        question="Would the judge pass as one more person?"
        caption="Krippendorff’s alpha at the criterion’s level, only on the examples that the judge and at least two people labelled: on all examples people may agree more or less. 95 % interval by jackknife over examples."
        domain={[-0.2, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        reference={0}
        rows={[
          { key: "people", label: "People alone", estimate: among.people, versions },
          { key: "with", label: "With the judge", estimate: among.withJudge, versions },
        ]}
      />
      <EstimateBlock
        label="Change when the judge joins"
        estimate={among.difference}
        versions={versions}
        format={{ signed: true }}
        domain={[-0.4, 0.4]}
        reference={0}
      />
    </div>
  );
}
