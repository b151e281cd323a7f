import { FoldedPlot, type FoldedRow } from "@/components/charts/folded-plot";
import { pack } from "@/components/ui/packed";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { NamedDrillDown } from "@/lib/measure/drill-down-queries";

type Without = Pick<NamedDrillDown["without"][number], "difference" | "matters"> & {
  annotator: { id: string; name: string };
};

interface WithoutEachProps {
  without: readonly Without[];
  versions: readonly VersionStamp[];
  /** Somebody's page. */
  href: (annotator: string) => string;
}

/** What agreement would be without each person. Those without whom it changes by more than chance come first. */
export function WithoutEach({ without, versions, href }: WithoutEachProps) {
  const ordered = without
    .filter(({ difference }) => difference.value !== null)
    .toSorted((a, b) => Number(b.matters) - Number(a.matters) || b.difference.value! - a.difference.value!);
  const reach = Math.max(
    0.05,
    ...ordered.flatMap(({ difference }) => (difference.interval ?? [difference.value!]).map(Math.abs)),
  );
  const end = Math.ceil(reach * 20) / 20;
  return (
    <FoldedPlot
      question="What would alpha be without each person?"
      caption="Alpha of the others minus alpha of all, 95 % interval by jackknife over examples. To the right, the others agree better without this person; “look together” only where that holds for the whole panel at once."
      domain={[-end, end]}
      ticks={[-end, -end / 2, 0, end / 2, end]}
      reference={0}
      format={{ signed: true }}
      rows={pack<FoldedRow>(
        ordered.map(({ annotator, difference, matters }) => ({
          key: annotator.id,
          name: annotator.name,
          badge: matters && difference.value! > 0 ? "look together" : undefined,
          estimate: difference,
          versions,
          href: href(annotator.id),
        })),
      )}
    />
  );
}
