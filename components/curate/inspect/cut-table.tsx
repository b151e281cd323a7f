import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { NamedWords } from "@/components/words/named-words";
import { factNamed } from "@/lib/core/facts/catalogue";
import { unmarked } from "@/lib/core/text/marked-names";
import type { CutRow, OneFact } from "@/lib/curate/inspect/one-fact";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { MiddleCell, middleWords } from "./distribution-cells";
import { factTitle, wordName } from "./fact-words";
import { MiniDistribution } from "./mini-distribution";

interface CutTableProps {
  fact: string;
  cut: string;
  found: NonNullable<OneFact["cut"]>;
  names: WordNames;
  /** Where the examples of a word are. */
  examplesHref: (word: string | null) => string;
  /** Where a word stands against all others. */
  againstHref: (word: string) => string;
}

/** A fact within each word of the cut, on one scale. */
export function CutTable({ fact, cut, found, names, examplesHref, againstHref }: CutTableProps) {
  const definition = factNamed(fact)!;
  const columns: readonly ListColumn<CutRow>[] = [
    {
      label: factTitle(cut),
      cell: ({ word }) =>
        word === null ? (
          <span className="text-muted">none known</span>
        ) : (
          <NamedWords>{wordName(names, cut, word)}</NamedWords>
        ),
    },
    {
      label: "Examples",
      align: "end",
      cell: ({ word, examples }) => (
        <TextLink href={examplesHref(word)}>
          <Figure value={examples} />
        </TextLink>
      ),
    },
    {
      label: "Distribution",
      cell: ({ distribution }) => (
        <span className="block w-40 py-1">
          <MiniDistribution fact={fact} distribution={distribution} names={names} />
        </span>
      ),
    },
    {
      label: middleWords(definition),
      cell: ({ distribution }) => <MiddleCell definition={definition} distribution={distribution} names={names} />,
    },
    {
      label: "Compare",
      hideLabel: true,
      cell: ({ word }) =>
        word !== null && (
          <TextLink
            href={againstHref(word)}
            aria-label={unmarked(`Compare ${wordName(names, cut, word)} with all others`)}
          >
            Compare with the rest
          </TextLink>
        ),
    },
  ];
  return (
    <div className="grid gap-2">
      <ListTable
        caption={`${definition.title} by ${factTitle(cut).toLowerCase()}`}
        columns={columns}
        rows={found.rows}
        rowKey={({ word }) => (word === null ? "none" : `is ${word}`)}
      />
      {found.others > 0 && (
        <p className="text-muted">
          <Figure value={found.others} /> more, with fewer examples each, are not listed.
        </p>
      )}
    </div>
  );
}
