import { IntervalPlot } from "@/components/charts/interval-plot";
import { categoryColor } from "@/components/charts/palette";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Person } from "@/lib/measure/annotators/order";
import { AnnotatorName } from "./annotator-name";

interface SeverityPlotProps {
  people: readonly Person[];
  versions: readonly VersionStamp[];
  unit: string;
  href: (id: string) => string;
}

/** Who scores above and who below the others on the same examples. */
export function SeverityPlot({ people, versions, unit, href }: SeverityPlotProps) {
  const drawn = people.filter(({ figure }) => figure.severity && figure.severity.value !== null);
  if (drawn.length === 0) return null;
  const end = roundEnd(drawn.flatMap(({ figure: { severity } }) => severity!.interval ?? [severity!.value!]));
  return (
    <IntervalPlot
      question="Who scores above or below the others?"
      caption={`Own score minus the mean of the others on the same examples, in ${unit}; 95 % interval by t over examples, grey under 20. 0 is as the others. Above is more lenient, below stricter; neither is wrong by itself.`}
      domain={[-end, end]}
      ticks={[-end, -end / 2, 0, end / 2, end]}
      reference={0}
      areDifferences
      format={{ signed: true }}
      rows={drawn.map((person) => ({
        key: person.id,
        name: person.name,
        label: <AnnotatorName annotator={person} />,
        estimate: person.figure.severity!,
        versions,
        href: href(person.id),
        color: categoryColor(person.colorIndex),
      }))}
    />
  );
}

/** A round figure beyond all of these; intervals of few examples are cut. */
function roundEnd(values: readonly number[]): number {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  const reach = Math.max(0.1, sizes[Math.floor((sizes.length - 1) * 0.95)]!);
  const power = 10 ** Math.floor(Math.log10(reach));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= reach)!;
}
