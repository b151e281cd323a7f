"use client";

import { formatNumber } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { factNamed } from "@/lib/core/facts/catalogue";
import type { OpenTrial } from "@/lib/curate/checks/trial";
import { shareWords } from "../share-words";

/** The groups of which a check takes more than of all. */
export function LossTable({ losses }: { losses: OpenTrial["losses"] }) {
  const rows = losses.flatMap(({ fact, groups }) => groups.map((group) => ({ fact, ...group })));
  return (
    <section className="min-w-0">
      <h3 className="mb-1 font-semibold">Who would lose most</h3>
      <p className="mb-2 text-muted">
        Sources and slices of at least ten examples that lose a larger share than all examples do, by what they are.
      </p>
      {rows.length === 0 ? (
        <p className="text-muted">None loses more than the others.</p>
      ) : (
        <ListTable
          caption="Groups that lose most"
          rows={rows}
          rowKey={({ fact, word }) => `${fact} ${word}`}
          columns={[
            { label: "By", cell: ({ fact }) => factNamed(fact)?.title ?? fact },
            { label: "Group", cell: ({ word }) => <bdi>{word}</bdi> },
            {
              label: "Flagged",
              align: "end",
              cell: ({ flagged, known }) => (
                <span className="whitespace-nowrap tabular">
                  {formatNumber(flagged)} of {formatNumber(known)} · {shareWords(flagged, known)}
                </span>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
