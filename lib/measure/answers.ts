import { z } from "zod";
import { integerText } from "@/lib/input/schemas";

/** Shapes that the answers of the dashboards' calls share. */

export const raterSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(["human", "model", "external"]),
});

export const exampleSchema = z.object({ id: z.uuid(), externalId: z.string(), excerpt: z.string() });

/** Which page of a list that is calculated: its order changes with every label, so a place in it is a number. */
export const pageOfExamplesSchema = {
  limit: integerText(1, 200).default(50).describe("Examples on a page, 1 to 200"),
  cursor: integerText(0, 10_000_000).optional().describe("`next` of the page before"),
};
