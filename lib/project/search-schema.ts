import { z } from "zod";
import { EXAMPLE_KINDS } from "@/lib/formats/example";

/** What is looked for: every word must be found. */
export const searchQuerySchema = z.object({
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe("Words of which each must be found; from three letters on in texts as well"),
});

export const foundInProjectSchema = z.object({
  examples: z
    .array(
      z.object({
        id: z.uuid(),
        externalId: z.string(),
        kind: z.enum(EXAMPLE_KINDS),
        excerpt: z.string().describe("Where the first word stands in its text, or the text's beginning"),
      }),
    )
    .describe("All examples for those who may read them; for an annotator those they have submitted"),
  people: z
    .array(z.object({ name: z.string(), email: z.string(), role: z.string() }))
    .describe("Members, for those who manage them"),
  isComplete: z.boolean().describe("False where the project holds too many texts to look through all of them in time"),
});
export type FoundInProject = z.infer<typeof foundInProjectSchema>;

export const SEARCH_PROJECT = {
  method: "GET",
  path: "/api/v1/projects/{id}/search",
  answer: foundInProjectSchema,
} as const;

export const foundSchema = z.object({
  projects: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.string() })),
  guidelines: z.array(z.object({ id: z.uuid(), name: z.string() })),
  people: z.array(z.object({ name: z.string(), email: z.string() })).describe("Accounts, for admins"),
});
export type Found = z.infer<typeof foundSchema>;

export const SEARCH = { method: "GET", path: "/api/v1/search", answer: foundSchema } as const;
