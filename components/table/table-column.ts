import {
  columnVisibilityFeature,
  metaHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import type { ReactNode } from "react";

export interface TableColumn<Row> {
  /** Also the name by which the server sorts and the address lists the column. */
  id: string;
  header: string;
  /** Shown as the head in place of the header, where the word is explained. */
  head?: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end, so that they line up. */
  align?: "start" | "end";
  /** A CSS width; the column with the long text takes what is left and has none. */
  width?: string;
  /** Explains the header on hover and focus. */
  help?: string;
  /** Its text is shown in full, over several lines. */
  wrap?: boolean;
  /** Not shown until it is chosen. */
  hidden?: boolean;
  /** Cannot be hidden. */
  fixed?: boolean;
}

export interface ColumnMeta {
  align: "start" | "end";
  width: string | undefined;
  help: string | undefined;
  label: string;
  head: ReactNode;
  wrap: boolean;
}

/** Rows are sorted, filtered and paged by the server; the table only keeps the state of columns and selection. */
export const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});
export type Features = typeof features;
