import { HeatMap } from "@/components/charts/heat-map";
import { formatPercent } from "@/components/ui/format";
import { pack } from "@/components/ui/packed";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { NamedModel } from "@/lib/measure/consensus/queries";
import { PeopleTable } from "./people-table";

interface PeopleSeenProps {
  model: NamedModel;
  /** Whose answers are looked at one by one; by default of whom the model thinks least. */
  chosen: string | undefined;
  versions: readonly VersionStamp[];
  words: (value: string | number | readonly string[]) => string;
  /** The page with somebody's answers looked at. */
  personHref: (annotator: string) => string;
  /** Examples to which the model gives one answer and the person another. */
  cellHref: (annotator: string, answer: NamedModel["values"][number], said: NamedModel["values"][number]) => string;
}

const FEWEST = 10;

/** What the model makes of each person's labels, and of one of them which answers they give where it says which. */
export function PeopleSeen({ model, chosen, versions, words, personHref, cellHref }: PeopleSeenProps) {
  const ordered = model.raters.toSorted((a, b) => (a.competence ?? 2) - (b.competence ?? 2));
  const person = ordered.find(({ annotator }) => annotator.id === chosen) ?? ordered[0];
  return (
    <div className="grid gap-6">
      <PeopleTable
        people={pack(
          ordered.map(({ annotator: { id, name }, labels, competence, agrees, gold }) => ({
            key: id,
            name,
            href: personHref(id),
            labels,
            competence,
            agrees,
            gold,
          })),
        )}
        versions={versions}
        fewest={FEWEST}
      />
      <p className="max-w-[72ch] text-xs text-muted">
        Competence is the probability that a label is right, as the model has it: it can only know the others’ labels.
        As the model and as known count labels, with a 95 % interval by Wilson; grey under {FEWEST} examples.
      </p>
      {person?.confusion && model.values.length > 1 && (
        <HeatMap
          question="Which answers does this person give, where the model says which?"
          caption="Share of this person’s labels by the answer of the model, each example counted by its probability; a row sums to 1. A cell off the diagonal leads to its examples."
          rowName="Model"
          columnName="person"
          rows={model.values.map(words)}
          columns={model.values.map(words)}
          cells={person.confusion.map((row, a) =>
            model.values.map((value, b) => {
              const share = row?.[b] ?? null;
              const title = `${words(model.values[a]!)} by the model, ${words(value)} by ${person.annotator.name}`;
              return {
                value: share,
                text: share === null ? "–" : formatPercent(share),
                title: share === null ? `${title}: no example` : `${title}: ${formatPercent(share, 1)}`,
                ...(share !== null &&
                  share > 0.001 &&
                  a !== b && { href: cellHref(person.annotator.id, model.values[a]!, value) }),
              };
            }),
          )}
          scale="amount"
          strongest={1}
        />
      )}
    </div>
  );
}
