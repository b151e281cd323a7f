import type { TableColumn } from "@/components/table/table-column";
import { ExampleName } from "./example-name";

interface NamedRow {
  /** The importer's id. */
  externalId: string;
  excerpt?: string;
}

/** The first column of every table of examples: which one a row is about. */
export const EXAMPLE_COLUMN: TableColumn<NamedRow> = {
  id: "example",
  header: "Example",
  cell: ({ externalId, excerpt }) => <ExampleName id={externalId} excerpt={excerpt} oneLine />,
  fixed: true,
};
