import { z } from "zod";
import { defineAddress } from "@/lib/address/address";
import { defineTable } from "@/lib/address/table-address";
import { EXAMPLE_KINDS } from "@/lib/formats/example";
import { integerText, text } from "@/lib/input/schemas";

/** The project's examples; `open` is shown beside the list. */
export const examplesTable = defineTable({
  sortable: ["id"],
  filters: { kind: z.enum(EXAMPLE_KINDS).optional(), slice: text(1000).optional() },
  beside: { open: text(500).optional() },
});

/** One example, with its labels as a version of the guideline asks; the pinned one unless said. */
export const exampleAddress = defineAddress({ version: integerText(1).optional() });

/** The page of an example, by its own id. */
export function exampleHref(projectId: string, exampleId: string): string {
  return `/projects/${projectId}/examples/${exampleId}`;
}
