import { EstimateBlock } from "@/components/estimate/estimate";
import { VersionsNote } from "@/components/estimate/mixed-versions";
import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { ParadoxWarning } from "@/lib/core/agreement/paradox";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import type { AgreementReport } from "@/lib/measure/agreement";

const SHOWN = [
  { name: "alpha", label: "Krippendorff’s alpha" },
  { name: "kendall-w", label: "Kendall’s W, mean over examples" },
  { name: "percent-unit", label: "Equal answers", percent: true },
  { name: "ac1", label: "Gwet’s AC1" },
  { name: "fleiss", label: "Fleiss’ kappa" },
  { name: "ac2-quadratic", label: "Gwet’s AC2, quadratic weights" },
  { name: "fleiss-quadratic", label: "Fleiss’ kappa, quadratic weights" },
  { name: "alpha-jaccard", label: "Alpha, Jaccard distance" },
  { name: "alpha-nominal", label: "Alpha, whole sets equal" },
] as const;

/** The coefficients side by side, with what makes them seem to contradict each other. */
export function Headline({ report, versions }: { report: AgreementReport; versions: readonly VersionStamp[] }) {
  if (report.undefinedBecause)
    return <Callout title="Agreement is undefined here">{UNDEFINED_WORDS[report.undefinedBecause]}</Callout>;
  return (
    <div className="grid gap-4">
      <VersionsNote versions={versions} per="example" />
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-4">
        {SHOWN.filter(({ name }) => !isBeside(name, report.level)).map(({ name, label, ...format }) => {
          const estimate = report.coefficients[name];
          return (
            estimate && (
              <EstimateBlock
                key={name}
                label={label}
                estimate={estimate}
                versions={versions}
                format={format}
                domain={"percent" in format ? [0, 1] : [-0.2, 1]}
                beside={<SingleLabels items={estimate.items - (report.coefficients.alpha?.items ?? estimate.items)} />}
              />
            )
          );
        })}
      </div>
      {report.warnings.map((warning) => (
        <Callout key={warning} tone="warn">
          {PARADOX_WORDS[warning]}
        </Callout>
      ))}
    </div>
  );
}

/** Stands further down: where distances count, answers that are merely unequal say little; elsewhere weights do. */
function isBeside(name: string, level: AgreementReport["level"]): boolean {
  const isMetric = level === "interval" || level === "ratio";
  return isMetric ? name === "ac1" || name === "fleiss" : name.endsWith("-quadratic");
}

/** Why a coefficient rests on more items than alpha while its pairs are the same. */
function SingleLabels({ items }: { items: number }) {
  if (items <= 0) return null;
  return (
    <p className="max-w-[44ch] text-xs text-muted">
      {formatCount(items, "item has", "items have")} one label: {items === 1 ? "it tells" : "they tell"} how common an
      answer is, and {items === 1 ? "is" : "are"} compared with none.
    </p>
  );
}

/** Why agreement and alpha may seem to contradict each other, in words. */
const PARADOX_WORDS: Record<ParadoxWarning, string> = {
  "prevalent-category":
    "Nearly all labels are the same category. Plain agreement is then high by itself; alpha answers whether the rare categories are found reliably.",
  "high-agreement-low-alpha":
    "People agree on most examples and alpha is low all the same: what they agree on is mostly the common category. Look at the rare ones below.",
  "coefficients-diverge":
    "AC1 is far above alpha. They treat chance differently where one category dominates; report both, and decide by what the rare category costs you.",
};
