import { parseAsString } from "nuqs/server";
import { defineTable } from "@/components/table/table-state";

/** What the table of a job's errors shows, as it stands in the address. */
export const errorsTable = defineTable({ sortable: ["line"], filters: { code: parseAsString } });
