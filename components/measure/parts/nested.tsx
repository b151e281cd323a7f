import { IntervalPlot } from "@/components/charts/interval-plot";
import { formatCount } from "@/components/ui/format";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { NestedAlpha } from "@/lib/measure/parts/nested";

const PARENT = "made from one example";

/** How sure alpha is where examples hang together. */
export function Nested({ found, versions }: { found: readonly NestedAlpha[]; versions: readonly VersionStamp[] }) {
  if (found.length === 0) return null;
  return (
    <Section title="Examples that hang together">
      <IntervalPlot
        question="How sure is alpha if examples of one group are no more than one example?"
        caption="Alpha of all; the 95 % interval by a jackknife that drops a whole group, such as a conversation, at a time. Where it is wider than the one above, this is the one to report."
        domain={[-0.2, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        rows={found.map(({ by, slice, groups, alpha }) => ({
          key: `${by} ${slice}`,
          label: `${slice ?? PARENT}, ${formatCount(groups, "group")}`,
          estimate: alpha,
          versions,
        }))}
      />
    </Section>
  );
}
