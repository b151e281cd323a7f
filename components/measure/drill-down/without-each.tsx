import { IntervalPlot } from "@/components/charts/interval-plot";
import { Badge } from "@/components/ui/badge";
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

const MOST = 60;

/** What agreement would be without each person. Those without whom it changes by more than chance come first. */
export function WithoutEach({ without, versions, href }: WithoutEachProps) {
  const ordered = without
    .filter(({ difference }) => difference.value !== null)
    .toSorted((a, b) => Number(b.matters) - Number(a.matters) || b.difference.value! - a.difference.value!)
    .slice(0, MOST);
  const reach = Math.max(
    0.05,
    ...ordered.flatMap(({ difference }) => (difference.interval ?? [difference.value!]).map(Math.abs)),
  );
  const end = Math.ceil(reach * 20) / 20;
  return (
    <IntervalPlot
      question="What would alpha be without each person?"
      caption="Alpha of the others minus alpha of all, 95 % interval by jackknife over examples. To the right, the others agree better without this person; “look together” only where that holds for the whole panel at once."
      domain={[-end, end]}
      ticks={[-end, -end / 2, 0, end / 2, end]}
      reference={0}
      format={{ signed: true }}
      rows={ordered.map(({ annotator, difference, matters }) => ({
        key: annotator.id,
        name: annotator.name,
        label: (
          <span className="inline-flex max-w-full items-center gap-2">
            <bdi className="truncate">{annotator.name}</bdi>
            {matters && difference.value! > 0 && <Badge tone="warn">look together</Badge>}
          </span>
        ),
        estimate: difference,
        versions,
        href: href(annotator.id),
      }))}
    />
  );
}
