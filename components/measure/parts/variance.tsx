import { IntervalPlot } from "@/components/charts/interval-plot";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { VarianceShares } from "@/lib/core/agreement/variance-shares";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";

const PARTS = [
  { name: "item", label: "Example" },
  { name: "rater", label: "Person" },
  { name: "rest", label: "Rest" },
] as const;

/** Where disagreement comes from. */
export function Variance({ found, versions }: { found: VarianceShares; versions: readonly VersionStamp[] }) {
  const why = found.item.undefinedBecause;
  return (
    <Section title="Where it comes from">
      {why ? (
        <p className="max-w-[72ch] text-muted">
          {why === "needs-category-order"
            ? "Shares of variance need answers that have an order, or just two answers in use."
            : UNDEFINED_WORDS[why]}
        </p>
      ) : (
        <IntervalPlot
          question="What do differences between labels come from?"
          caption="Shares of the variance of labels by a model with an effect of each example and each person (REML), 95 % intervals by the delta method; a share of 0 has none. Only what examples make is agreement; what persons make is that some answer higher than others throughout. The rest is how a person sees a particular example, and chance: these two are told apart only where people answer the same example twice."
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          format={{ percent: true }}
          rows={PARTS.map(({ name, label }) => ({ key: name, label, estimate: found[name], versions }))}
        />
      )}
    </Section>
  );
}
