import { Figure } from "@/components/ui/figure";
import { formatPercent } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { duplicatesHref } from "@/lib/curate/duplicates/address";
import type { DuplicateFigures, Strength } from "@/lib/curate/duplicates/schema";
import { MEANING_WORDS, STRENGTH_WORDS } from "./words";

type Row = DuplicateFigures[number];

interface AmountsProps {
  projectId: string;
  figures: DuplicateFigures;
  /** Of which strength clusters can be opened. */
  strength: Strength;
  threshold: number;
}

/** How much is duplicated, by what is compared and how strictly: clusters, and the examples of them beyond the one that is kept. */
export function Amounts({ projectId, figures, strength, threshold }: AmountsProps) {
  const column = (of: Strength): ListColumn<Row> => ({
    label: of === "near" ? `Near, at least ${threshold}` : STRENGTH_WORDS[of].label,
    align: "end",
    cell: (row) => {
      const amount = row[of];
      if (amount === null) return <span className="text-muted">not looked for</span>;
      const words = (
        <>
          <Figure value={amount.extra} />{" "}
          <span>({formatPercent(row.examples > 0 ? amount.extra / row.examples : 0, 1)})</span>
        </>
      );
      return (
        <span className="whitespace-nowrap">
          {of === strength && amount.clusters > 0 ? (
            <TextLink href={duplicatesHref(projectId, { meaning: row.meaning })}>{words}</TextLink>
          ) : (
            words
          )}
          <span className="block text-muted">
            in <Figure value={amount.clusters} /> {amount.clusters === 1 ? "cluster" : "clusters"}
          </span>
        </span>
      );
    },
  });
  return (
    <ListTable
      caption="Examples beyond the one that is kept, by what is compared and how strictly"
      rows={figures}
      rowKey={({ meaning }) => meaning}
      columns={[
        {
          label: "Compared",
          cell: ({ meaning }) => <span className="font-medium">{MEANING_WORDS[meaning].label}</span>,
        },
        { label: "Examples", align: "end", cell: ({ examples }) => <Figure value={examples} /> },
        column("exact"),
        column("normalised"),
        column("near"),
      ]}
    />
  );
}
