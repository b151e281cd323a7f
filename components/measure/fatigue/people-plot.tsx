import { FoldedPlot, type FoldedRow } from "@/components/charts/folded-plot";
import { formatNumber } from "@/components/ui/format";
import { pack } from "@/components/ui/packed";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { PersonChange } from "@/lib/measure/fatigue/people";

interface PeoplePlotProps {
  changes: readonly PersonChange[];
  people: ReadonlyMap<string, { name: string; colorIndex: number; kind: "human" | "model" | "external" }>;
  versions: readonly VersionStamp[];
  /** Steps of a typical session. */
  steps: number;
  href: (annotator: string) => string;
}

/** Each person's change over a session, drawn towards what all have in common. */
export function PeoplePlot({ changes, people, versions, steps, href }: PeoplePlotProps) {
  const known = changes.filter(({ shrunken }) => shrunken !== null);
  if (known.length === 0)
    return (
      <p className="max-w-[72ch] text-muted">
        Slopes of single people need at least two people with several labels in a session whose quality can be judged.
      </p>
    );
  const ends = known.flatMap(({ shrunken }) => shrunken!.interval.map((end) => Math.abs(end * steps)));
  const reach = Math.min(1, Math.max(0.1, Math.ceil(Math.max(...ends) * 10) / 10));
  const areAlike = known.every(({ shrunken }) => shrunken!.slope === known[0]!.shrunken!.slope);
  return (
    <div className="grid gap-4">
      <FoldedPlot
        question="Whose labels change over a session?"
        caption={`Change of quality over ${formatNumber(steps + 1)} labels, each person drawn towards the mean of all as far as their own sessions say little (empirical Bayes), 95 % interval. An interval that holds 0 says nothing of a change by itself; who is named above is found by their own labels and a second sign.`}
        domain={[-reach, reach]}
        ticks={[-reach, -reach / 2, 0, reach / 2, reach]}
        reference={0}
        format={{ percent: true, digits: 0, signed: true }}
        rows={pack<FoldedRow>(
          known
            .toSorted((a, b) => a.shrunken!.slope - b.shrunken!.slope)
            .map(({ annotator, shrunken, answers }) => {
              const person = people.get(annotator);
              return {
                key: annotator,
                name: person?.name ?? annotator,
                colorIndex: person?.colorIndex ?? 0,
                href: href(annotator),
                versions,
                estimate: {
                  value: shrunken!.slope * steps,
                  interval: [shrunken!.interval[0] * steps, shrunken!.interval[1] * steps] as [number, number],
                  standardError: null,
                  confidence: 0.95,
                  intervalMethod: "posterior-of-shrunken-slopes",
                  items: answers,
                  raters: 1,
                  pairs: 0,
                  judgments: answers,
                  method: "empirical-bayes-slope",
                  undefinedBecause: null,
                },
              };
            }),
        )}
      />
      {areAlike && known.length > 1 && (
        <p className="max-w-[72ch] text-muted">
          Everybody stands at the mean: these sessions differ no more from person to person than they would by chance.
        </p>
      )}
    </div>
  );
}
