import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Person } from "@/lib/measure/annotators/order";
import { PeoplePlot } from "./people-plot";

interface SeverityPlotProps {
  people: readonly Person[];
  versions: readonly VersionStamp[];
  unit: string;
  href: (id: string) => string;
}

/** Who scores above and who below the others on the same examples. */
export function SeverityPlot({ people, versions, unit, href }: SeverityPlotProps) {
  return (
    <PeoplePlot
      question="Who scores above or below the others?"
      caption={`Own score minus the mean of the others on the same examples, in ${unit}; 95 % interval by t over examples, grey under 20. 0 is as the others. Above is more lenient, below stricter; neither is wrong by itself.`}
      people={people.flatMap((annotator) => {
        const { severity } = annotator.figure;
        return severity ? [{ annotator, estimate: severity }] : [];
      })}
      keepOrder
      versions={versions}
      reference={0}
      format={{ signed: true }}
      href={href}
    />
  );
}
