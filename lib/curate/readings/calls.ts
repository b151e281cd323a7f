import { z } from "zod";
import type { Call } from "@/lib/api/endpoint";
import { blindExampleSchema, exampleSchema } from "@/lib/formats/example";
import { keptFindingSchema, standingsSchema } from "./schema";

const PATH = "/api/v1/projects/{id}/readings/{reading}/examples/{position}";

const shownSchema = z.object({
  position: z.int(),
  id: z.uuid(),
  externalId: z.string().nullable().describe("The importer's id; null while it is blind, since it may tell the source"),
  example: exampleSchema.nullable().describe("In canonical shape; null while it is blind"),
  blind: blindExampleSchema.nullable().describe("The same as an annotator would see it, until the caller has answered"),
  standings: standingsSchema.nullable().describe("Blind readings: how it stands now, once the caller has answered"),
});
export type ShownExample = z.infer<typeof shownSchema>;

/** What the reading screen asks for. Endpoints say the rest. */
export const EXAMPLE_OF_READING = { method: "GET", path: PATH, answer: shownSchema } as const satisfies Call;
export const KEEP_FINDING = { method: "PUT", path: PATH, answer: keptFindingSchema } as const satisfies Call;
