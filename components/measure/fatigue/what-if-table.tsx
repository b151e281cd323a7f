import type { ReactNode } from "react";
import { Estimate } from "@/components/estimate/estimate";
import { formatNumber, formatPercent } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import { cutWords } from "@/lib/labels/session-cut";
import type { WeighedFigures, WhatIfFigures } from "@/lib/measure/fatigue/what-if";

interface Row {
  what: string;
  now: ReactNode;
  cut: ReactNode;
  weighted: ReactNode;
}

interface WhatIfTableProps {
  figures: WhatIfFigures;
  versions: readonly VersionStamp[];
}

/** Agreement, answers and counts as they are, and as they would be. */
export function WhatIfTable({ figures, versions }: WhatIfTableProps) {
  const { weighted } = figures;
  const alpha = (estimate: WhatIfFigures["alphaBefore"]) => (
    <Estimate estimate={estimate} versions={versions} hide={["whisker", "n", "mixed"]} />
  );
  const count = (of: (figures: WeighedFigures) => number) => ({
    now: "–",
    cut: tabular(formatNumber(of(figures))),
    weighted: tabular(weighted ? formatNumber(of(weighted)) : "–"),
  });
  const total = figures.kept + figures.dropped;
  const rows: Row[] = [
    { what: "Alpha", now: alpha(figures.alphaBefore), cut: alpha(figures.alphaAfter), weighted: "–" },
    {
      what: "Two labels of an example alike",
      now: share(figures.agreementBefore),
      cut: share(figures.agreementAfter),
      weighted: share(weighted?.agreementAfter ?? null),
    },
    {
      what: "Labels that count",
      now: tabular(formatNumber(total)),
      cut: tabular(formatNumber(figures.kept)),
      weighted: tabular(weighted ? formatNumber(weighted.kept) : "–"),
    },
    { what: "People with fewer labels, or lighter ones", ...count((of) => of.annotatorsAffected) },
    { what: "Examples with another leading answer", ...count((of) => of.itemsChanged) },
    { what: "Examples left with a single label", ...count((of) => of.itemsLeftAlone) },
    { what: "Examples left without a label", ...count((of) => of.itemsLost) },
  ];
  const columns: readonly ListColumn<Row>[] = [
    { label: "What", cell: ({ what }) => what },
    { label: "As it is", align: "end", cell: ({ now }) => now },
    { label: `Only ${cutWords(figures.cut)}`, align: "end", cell: ({ cut }) => cut },
    ...(weighted ? [{ label: "Late labels weighed", align: "end" as const, cell: ({ weighted: by }: Row) => by }] : []),
  ];
  return (
    <div className="grid gap-2">
      <ListTable caption="What would change" columns={columns} rows={rows} rowKey={({ what }) => what} />
      <p className="max-w-[72ch] text-xs text-muted">
        {weighted &&
          "Weighed: each label counts by how reliable the person’s labels are at that place of a session, by their own slope drawn towards that of all. "}
        Labels of which no session or time is recorded count as they are.
      </p>
    </div>
  );
}

const tabular = (text: string) => <span className="tabular">{text}</span>;
const share = (value: number | null) => tabular(value === null ? "–" : formatPercent(value, 1));
