import { parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { defineTable } from "@/components/table/table-state";
import { RULE_METHODS } from "@/lib/resolve/schema";

/** A rule and which of its cases are shown, as they stand in the address. Without a method it is the first, the others by their defaults. */
export const ruleTable = defineTable({
  sortable: ["example"],
  filters: {
    method: parseAsStringLiteral(RULE_METHODS),
    least: parseAsInteger,
    among: parseAsInteger,
    criterion: parseAsString,
    slice: parseAsString,
    flagged: parseAsStringLiteral(["only"]),
  },
});
