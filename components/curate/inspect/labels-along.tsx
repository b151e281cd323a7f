import { Estimate } from "@/components/estimate/estimate";
import type { EstimateFormat } from "@/components/estimate/estimate-words";
import { Figure } from "@/components/ui/figure";
import { formatCount } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import { NamedWords } from "@/components/words/named-words";
import type { ScoreGroup, ScoresAlong } from "@/lib/core/facts/against-scores";
import { factNamed } from "@/lib/core/facts/catalogue";
import { type FactPlace, type FactTest, having, inRange } from "@/lib/core/facts/condition";
import type { FactValueKind } from "@/lib/core/facts/fact";
import { readPart } from "@/lib/core/facts/place";
import type { AlongLabels } from "@/lib/curate/inspect/along-labels";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { amountWords } from "../amount-words";
import { formatOf } from "./distribution-cells";
import { factTitle, partWords, rangeWords, wordName } from "./fact-words";

interface LabelsAlongProps {
  fact: string;
  /** Title of the criterion. */
  criterion: string;
  found: AlongLabels;
  versions: readonly VersionStamp[];
  names: WordNames;
  /** Where the examples with such labels are; all of them without a condition. */
  examplesHref: (condition: FactTest | null) => string;
}

type Row = ScoresAlong["groups"][number];

/** Labels along a fact: by fifths or words, and those above the median against the others. */
export function LabelsAlong({ fact, criterion, found, versions, names, examplesHref }: LabelsAlongProps) {
  const definition = factNamed(fact)!;
  const { along, answer, labelled, chosen, isOnePart } = found;
  const { kind: part, speaker } = (found.part && readPart(found.part)) || {};
  const place = { fact, ...(part && { part, speaker }) };
  const format: EstimateFormat = answer === null ? { digits: 2 } : { percent: true, digits: 1 };
  const told = answer === null ? `Mean of ${criterion}` : `Share of “${answer}”`;
  const columns: readonly ListColumn<Row>[] = [
    {
      label: definition.title,
      cell: ({ of }) => <NamedWords className="font-medium">{groupWords(fact, of, names)}</NamedWords>,
    },
    {
      label: told,
      cell: ({ score }) => (
        <Estimate estimate={score} format={format} versions={versions} hide={["whisker", "n", "mixed"]} />
      ),
    },
    {
      label: "Examples",
      align: "end",
      cell: ({ of, score }) => {
        const condition = groupCondition(place, definition.kind, of, isOnePart);
        const examples = <Figure value={score.items} />;
        return condition ? <TextLink href={examplesHref(condition)}>{examples}</TextLink> : examples;
      },
    },
  ];
  if (labelled === 0)
    return <p className="text-muted">None of these examples has a label on this criterion under the filter.</p>;
  return (
    <div className="grid gap-4">
      <ListTable
        caption={`${told} along ${definition.title.toLowerCase()}`}
        columns={columns}
        rows={along.groups}
        rowKey={({ of }) => JSON.stringify(of)}
      />
      {along.split && along.split.difference.value !== null && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi>
            {along.split.above === null
              ? `${factTitle(fact)} against without:`
              : `${factTitle(fact)} over ${amountWords(fact, along.split.above)} against the others:`}
          </bdi>
          <Estimate
            estimate={along.split.difference}
            label="Difference"
            format={{ ...format, signed: true }}
            versions={versions}
            hide={["whisker"]}
          />
        </p>
      )}
      {chosen && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>Chosen minus the other response of the same comparison:</span>
          <Estimate
            estimate={chosen.difference}
            label="Difference"
            format={{ ...formatOf(definition, chosen.chosen), signed: true }}
            versions={versions}
            hide={["whisker"]}
          />
          <span>the chosen has more in</span>
          <Estimate
            estimate={chosen.more}
            label="Share"
            format={{ percent: true }}
            versions={versions}
            hide={["whisker", "mixed"]}
          />
        </p>
      )}
      <p>
        <TextLink href={examplesHref(null)}>
          {labelled === 1 ? "The example with such labels" : `All ${formatCount(labelled, "example")} with such labels`}
        </TextLink>
        {!isOnePart && (
          <span className="text-muted">
            ; those with several {partWords(found.part!).toLowerCase()} count with their mean, which cannot be asked for
          </span>
        )}
      </p>
      <p className="max-w-[72ch] text-xs text-muted">
        People’s labels under the guideline version; each example counts once, with the mean of its labels. That labels
        go along with a fact does not say that it is the reason.
      </p>
    </div>
  );
}

/** What examples of a group meet; null where it is about the mean of several parts, and nothing else says it. */
function groupCondition(place: FactPlace, kind: FactValueKind, of: ScoreGroup, isOnePart: boolean): FactTest | null {
  if (of.is === "word") return having(place, kind, of.word);
  if (of.is === "has" && of.has) return having(place, kind, null);
  if (!isOnePart) return null;
  if (of.is === "range") return inRange(place, of);
  return { ...place, operator: kind === "flag" ? "no" : "has-not" };
}

function groupWords(fact: string, of: ScoreGroup, names: WordNames): string {
  switch (of.is) {
    case "range":
      return rangeWords(factNamed(fact)!, of);
    case "word":
      return wordName(names, fact, of.word);
    case "has":
      return of.has ? "yes" : "no";
  }
}
