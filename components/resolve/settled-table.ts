import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { defineTable } from "@/components/table/table-state";
import { METHODS, SETTLED_REASONS } from "@/lib/resolve/schema";

/** What the list of settled cases shows, as it stands in the address. */
export const settledTable = defineTable({
  sortable: ["when", "example"],
  sort: { column: "when", direction: "desc" },
  filters: {
    criterion: parseAsString,
    author: parseAsString,
    method: parseAsStringLiteral(METHODS),
    reason: parseAsStringLiteral(SETTLED_REASONS),
    from: parseAsString,
    to: parseAsString,
    batch: parseAsString,
  },
});
