import { z } from "zod";
import { defineTable } from "@/lib/address/table-address";
import { ARABIC, LONG_WORD, SCRIPT } from "../hostile";

export const KINDS = ["text", "instruction", "preference"] as const;

export const galleryTable = defineTable({
  sortable: ["id", "kind", "labels"],
  sort: { column: "labels", direction: "desc" },
  size: 25,
  filters: { kind: z.enum(KINDS).optional() },
});

/** A second table on the same page. */
export const emptyTable = defineTable({ sortable: ["id"], prefix: "empty-" });

export interface GalleryRow {
  id: string;
  kind: (typeof KINDS)[number];
  text: string;
  labels: number;
  at: string;
}

const TEXTS = [
  "How do I boil an egg so that the yolk stays soft?",
  ARABIC,
  SCRIPT,
  LONG_WORD,
  "Explain the tides to a child.",
];

/** 130 rows, sorted and paged as a server would. */
export function galleryRows(view: Awaited<ReturnType<typeof galleryTable.load>>) {
  const all = [...Array(130).keys()].map(
    (index): GalleryRow => ({
      id: `ex-${String(index + 1).padStart(6, "0")}`,
      kind: KINDS[index % 3]!,
      text: TEXTS[index % TEXTS.length]!,
      labels: (index * 37) % 11,
      at: new Date(Date.UTC(2026, 10, 20) - index * 3_600_000).toISOString(),
    }),
  );
  const { column, direction } = view.sort;
  const sign = direction === "desc" ? -1 : 1;
  const found = all
    .filter(
      (row) =>
        (!view.kind || row.kind === view.kind) && (row.text + row.id).toLowerCase().includes(view.q.toLowerCase()),
    )
    .sort((one, other) => sign * (one[column] < other[column] ? -1 : one[column] > other[column] ? 1 : 0));
  return { total: found.length, rows: found.slice((view.page - 1) * view.size, view.page * view.size) };
}
