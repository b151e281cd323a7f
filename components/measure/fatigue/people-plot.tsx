import { IntervalPlot } from "@/components/charts/interval-plot";
import { categoryColor } from "@/components/charts/palette";
import { Badge } from "@/components/ui/badge";
import { formatCount, formatNumber } from "@/components/ui/format";
import { PersonName } from "@/components/ui/person-name";
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

const SUPPORT = {
  entropy: "answers became more uniform",
  run: "a long run of one answer",
  speeding: "more answers faster than one can read",
} as const;

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
  const changed = changes.filter((change) => change.changed);
  const areAlike = known.every(({ shrunken }) => shrunken!.slope === known[0]!.shrunken!.slope);
  return (
    <div className="grid gap-4">
      <IntervalPlot
        question="Whose labels change over a session?"
        caption={`Change of quality over ${formatNumber(steps + 1)} labels, each person drawn towards the mean of all as far as their own sessions say little (empirical Bayes), 95 % interval. Where an interval holds 0, nothing is known to change.`}
        domain={[-reach, reach]}
        ticks={[-reach, -reach / 2, 0, reach / 2, reach]}
        reference={0}
        format={{ percent: true, digits: 0, signed: true }}
        rows={known
          .toSorted((a, b) => a.shrunken!.slope - b.shrunken!.slope)
          .map(({ annotator, shrunken, answers }) => {
            const person = people.get(annotator);
            return {
              key: annotator,
              label: <bdi>{person?.name ?? annotator}</bdi>,
              name: person?.name ?? annotator,
              color: categoryColor(person?.colorIndex ?? 0),
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
          })}
      />
      {areAlike && known.length > 1 && (
        <p className="max-w-[72ch] text-muted">
          Everybody stands at the mean: these sessions differ no more from person to person than they would by chance.
        </p>
      )}
      {changed.length === 0 ? (
        <p className="max-w-[72ch] text-muted">
          Of nobody can it be said that their labels change over a session: for that a fall of at least 5 points must
          outlast the number of people looked at, and a second sign must point the same way.
        </p>
      ) : (
        <ul className="grid gap-2">
          {changed.map(({ annotator, changeOverSession, supportedBy, sessions }) => {
            const person = people.get(annotator) ?? { name: annotator, colorIndex: 0, kind: "external" as const };
            return (
              <li key={annotator} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <PersonName {...person} />
                <Badge tone="warn">changes over a session</Badge>
                <span className="text-muted">
                  {formatNumber(changeOverSession! * 100, { digits: 0, signed: true, unit: "%" })} in{" "}
                  {formatCount(sessions, "session")}; also {supportedBy.map((sign) => SUPPORT[sign]).join(", ")}. Look
                  at late labels together: a break or shorter sessions may help.
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
