import { Figure } from "@/components/ui/figure";
import { formatNumber } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { factNamed } from "@/lib/core/facts/catalogue";
import type { ByLabels, LabelledRow } from "@/lib/curate/inspect/by-labels";
import type { LabelGroups } from "@/lib/curate/inspect/labelled";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { MiddleCell, middleWords } from "./distribution-cells";
import { MiniDistribution } from "./mini-distribution";

interface GroupsTableProps {
  fact: string;
  by: LabelGroups;
  found: ByLabels;
  /** What a group is called. */
  nameOf: (group: string) => string;
  names: WordNames;
  /** Where the examples of a group are. */
  examplesHref: (group: string) => string;
}

export const GROUP_WORDS: Record<LabelGroups, string> = {
  annotator: "Labelled by",
  version: "Labelled under",
  week: "Labelled in the week of",
  label: "Answer of most",
};

/** A fact among examples that are told apart by their labels, on one scale. */
export function GroupsTable({ fact, by, found, nameOf, names, examplesHref }: GroupsTableProps) {
  const definition = factNamed(fact)!;
  const columns: readonly ListColumn<LabelledRow>[] = [
    { label: GROUP_WORDS[by], cell: ({ group }) => <bdi>{nameOf(group)}</bdi> },
    {
      label: "Examples",
      align: "end",
      cell: ({ group, examples }) => (
        <TextLink href={examplesHref(group)}>
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
  ];
  if (found.rows.length === 0) return <p className="text-muted">None of these examples has labels on it.</p>;
  return (
    <div className="grid gap-2">
      <ListTable
        caption={`${definition.title} by labels`}
        columns={columns}
        rows={found.rows}
        rowKey={({ group }) => group}
      />
      <p className="text-xs text-muted">
        {by === "label"
          ? "An example in which two answers have as many labels is in none."
          : "An example with several labels can be in several."}
        {found.others > 0 && ` ${formatNumber(found.others)} more, with fewer examples each, are not listed.`}
      </p>
    </div>
  );
}
