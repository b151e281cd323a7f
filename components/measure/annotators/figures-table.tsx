"use client";

import { useMemo } from "react";
import { FigureFrame } from "@/components/charts/figure-frame";
import { DataTable } from "@/components/table/data-table";
import type { TableColumn } from "@/components/table/table-column";
import { EmptyState } from "@/components/ui/empty-state";
import { formatNumber, formatPercent } from "@/components/ui/format";
import { type Packed, unpack } from "@/components/ui/packed";
import { annotatorsTable } from "@/lib/measure/address";
import type { FigureCells, FigureRow } from "@/lib/measure/annotators/figure-rows";
import { AnnotatorName } from "./annotator-name";

interface FiguresTableProps {
  /** Everybody, for the file. */
  all: Packed<FigureRow>;
  /** Ids of those on the page that is shown, in its order. */
  shown: readonly string[];
  /** More and less mean something. */
  isOrdered: boolean;
}

/** Spread, ends, middle and variety of each person's answers, known answers, time and notes, as plain descriptions. */
export function FiguresTable({ all: packed, shown, isOrdered }: FiguresTableProps) {
  const all = useMemo(() => unpack(packed), [packed]);
  const rows = useMemo(() => {
    const byId = new Map(all.map((row) => [row.id, row]));
    return shown.flatMap((id) => byId.get(id) ?? []);
  }, [all, shown]);
  const known = COLUMNS.filter(({ id }) => id !== "name" && all.some((row) => row[id as keyof FigureCells] !== null));
  const ids = known.map(({ id }) => id).join();
  const columns = useMemo(() => COLUMNS.filter(({ id }) => id === "name" || ids.split(",").includes(id)), [ids]);
  return (
    <FigureFrame
      question="What are each person’s figures?"
      caption={
        <>
          Descriptions, not verdicts: {isOrdered && "mean and spread "}
          {isOrdered ? "also depend" : "they also depend"} on which examples somebody got.{" "}
          {columns.map(({ id, header, help }) => help && <span key={id}>{`${header}: ${help} `}</span>)}
        </>
      }
      data={() => ({
        columns: ["person", "kind", "role", ...known.map(({ header }) => header), "n known", "known, minus the others"],
        rows: all.map((row) => [
          row.name,
          row.kind,
          row.role,
          ...known.map(({ id }) => row[id as keyof FigureCells]),
          row.knownItems,
          row.knownDifference,
        ]),
      })}
    >
      <DataTable
        caption="Figures of each person"
        noun="annotator"
        definition={annotatorsTable}
        columns={columns}
        rows={rows}
        total={all.length}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        rowHref={({ href }) => href}
        empty={<EmptyState title="Nobody">Nobody answered under the filter.</EmptyState>}
      />
    </FigureFrame>
  );
}

const two = (value: number) => formatNumber(value, { digits: 2 });
const signed = (value: number) => formatNumber(value, { digits: 2, signed: true });

const COLUMNS: readonly TableColumn<FigureRow>[] = [
  { id: "name", header: "Person", cell: (row) => <AnnotatorName annotator={row} />, width: "13rem", fixed: true },
  figure("labels", "Labels", formatNumber, "5.5rem"),
  figure("severity", "Against the others", signed, "8.5rem", {
    help: "own score minus the others’ on the same examples.",
  }),
  {
    ...figure("known", "Known answers", formatPercent, "8.5rem", {
      help: "share of labels that are the known answer, with how many there were.",
    }),
    cell: ({ known, knownItems }) =>
      known === null ? (
        "–"
      ) : (
        <>
          {formatPercent(known)} <span className="text-xs text-muted">of {formatNumber(knownItems)}</span>
        </>
      ),
  },
  figure("mean", "Mean", two, "5rem", { hidden: true }),
  figure("sd", "Spread (SD)", two, "7rem", { help: "how far labels lie from their mean: the standard deviation." }),
  figure("ends", "At the ends", formatPercent, "7rem", {
    help: "share of labels at the lowest or the highest point.",
    hidden: true,
  }),
  figure("middle", "In the middle", formatPercent, "7.5rem", {
    help: "share of labels at the middle point.",
    hidden: true,
  }),
  figure("slope", "Slope on the others", two, "9.5rem", {
    help: "how much the own score rises where the others’ rises by one; under 1 keeps to the middle, over 1 goes to the ends.",
  }),
  figure("variety", "Variety, bits", two, "7.5rem", {
    help: "how mixed the answers are: 0 is always the same one, 1 two equally often, 2 four equally often.",
  }),
  figure("commonest", "Commonest answer", formatPercent, "9.5rem", {
    help: "share of the answer given most often.",
    hidden: true,
  }),
  figure("distance", "From the others, bits", (value) => formatNumber(value, { digits: 3 }), "10.5rem", {
    help: "how unlike the others’ the mix of answers is on the same examples: 0 is alike, 1 has no answer in common.",
    hidden: true,
  }),
  figure("pace", "Time per 100 words", (value) => formatNumber(value, { digits: 0, unit: "s" }), "9.5rem", {
    help: "median active time for 600 characters to read.",
  }),
  figure("reading", "Slope on length", two, "8rem", {
    help: "0 takes as long over short as over long examples, 1 twice as long over twice as much.",
  }),
  figure("notes", "With a note", formatPercent, "7rem", {
    help: "share of labels that came with a note.",
    hidden: true,
  }),
  figure("characters", "Reason, characters", (value) => formatNumber(value, { digits: 0 }), "9.5rem", {
    help: "median length of what is written as a reason, or else as a note.",
    hidden: true,
  }),
  figure("group", "Group", formatNumber, "5rem", { help: "only people of one group share examples." }),
];

function figure(
  id: keyof FigureCells,
  header: string,
  write: (value: number) => string,
  width: string,
  more: Pick<TableColumn<FigureRow>, "help" | "hidden"> = {},
): TableColumn<FigureRow> {
  return {
    id,
    header,
    align: "end",
    width,
    cell: (row) => {
      const value = row[id];
      return value === null ? "–" : write(value);
    },
    ...more,
  };
}
