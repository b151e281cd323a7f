import { z } from "zod";
import { defineAddress } from "@/lib/address/address";
import { defineTable } from "@/lib/address/table-address";
import { text } from "@/lib/input/schemas";

/** The imports; of the earlier ones those before a moment. */
export const importAddress = defineAddress({ before: z.iso.datetime().optional() });

/** What a job refused. */
export const errorsTable = defineTable({ sortable: ["line"], filters: { code: text(100).optional() } });
