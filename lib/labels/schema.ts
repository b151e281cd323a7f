import { z } from "zod";
import { sliceSchema } from "@/lib/examples/slice";
import { integerText, text } from "@/lib/input/schemas";
import { sessionCutSchema } from "./session-cut";

const split = (list: string) =>
  list
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

export const versionNumberSchema = integerText(1);

const time = z.iso.datetime({ offset: true }).or(z.iso.date()).optional();

/**
 * Which labels something is about. Pages, the API, exports and releases read the same; each takes the parts that it has a use for and says
 * what holds where one is left out. In a query string a list is a text; in a body, or where a name is given several times, a list.
 */
export const labelFilterSchema = z.object({
  criterion: z.string().min(1).max(64).optional().describe("Key of a criterion; all unless said"),
  version: z
    .union([z.literal("all"), integerText(1)])
    .optional()
    .describe(
      "Number of a guideline version: what was given under it and under those in which the criterion means the same; all unless said",
    ),
  round: z.uuid().optional().describe("Id of a round: only labels given in it"),
  annotators: z
    .union([
      z.array(z.string().min(1).max(500)).max(1000),
      text(10_000)
        .transform(split)
        .pipe(z.array(z.string().max(500)).max(1000)),
    ])
    .optional()
    .describe("Comma-separated emails or ids of annotators, people or judges; all unless said"),
  from: time.describe("Submitted at or after"),
  to: time.describe("Submitted before"),
  slice: z
    .union([z.array(sliceSchema).max(20), sliceSchema.transform((one) => [one])], { error: "write name=value" })
    .optional()
    .describe("Only examples with this slice, as name=value; named several times, those with all of them"),
  gold: z
    .enum(["only", "without"])
    .optional()
    .describe("only: examples with a known answer; without: the others; both unless said"),
  showing: z
    .enum(["first", "repeat"])
    .optional()
    .describe(
      "first: answers given when an example was first shown to somebody; repeat: those when it was shown again",
    ),
  within: z
    .union([z.literal("rule"), sessionCutSchema])
    .optional()
    .describe(
      "Only labels from the beginning of each session: position-40, minute-45, or rule for what the project's rule says; all unless said",
    ),
});
export type LabelQuery = z.infer<typeof labelFilterSchema>;

/** The same about one criterion, under the pinned version and by people unless said otherwise: what a figure needs. */
export const figureFilterSchema = labelFilterSchema.extend({
  criterion: labelFilterSchema.shape.criterion.unwrap().describe("Key of the criterion"),
  version: labelFilterSchema.shape.version.describe(
    "Number of a guideline version: labels under it and under those in which the criterion means the same; all mixes meanings and says so; the pinned one unless said",
  ),
  annotators: labelFilterSchema.shape.annotators.describe(
    "Comma-separated emails or ids of annotators; people (not judges) unless said",
  ),
});
export type FigureQuery = z.infer<typeof figureFilterSchema>;

/** What a refusal of the filter answers with; see `resolveLabels`. */
export const FILTER_REFUSALS = [
  "unknown-version",
  "unknown-criterion",
  "unknown-annotators",
  "unknown-round",
  "unknown-slice",
  "no-session-rule",
] as const;
