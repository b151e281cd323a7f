import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { defineTable } from "@/components/table/table-state";
import { EXAMPLE_KINDS } from "@/lib/formats/example";

/** What the browser of examples shows, as it stands in the address. */
export const examplesTable = defineTable({
  sortable: ["id"],
  filters: { kind: parseAsStringLiteral(EXAMPLE_KINDS), slice: parseAsString },
});
