import { z } from "zod";
import { refuseUnstorable } from "../schema";

export const REQUEST_STATES = ["open", "accepted", "declined", "done"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What somebody can decide; only publishing makes a request done. */
export const DECISIONS = ["open", "accepted", "declined"] as const;
export type Decision = (typeof DECISIONS)[number];

export const MAX_TITLE = 200;
export const MAX_WORDS = 10_000;

const words = z.string().trim().max(MAX_WORDS).default("").superRefine(refuseUnstorable);

const cases = {
  project: z
    .uuid()
    .optional()
    .describe("Where the cases come from; not needed where you may file for one project only"),
  examples: z
    .array(z.string().min(1).max(500))
    .max(200)
    .default([])
    .describe("Ids of examples, the importer's or ours"),
  flag: z
    .uuid()
    .optional()
    .describe("A flag or remark on an example of the project: its example comes along, and it is closed"),
};

/** Files a request on a criterion or a clause, with the cases behind it. */
export const fileRequestSchema = z
  .object({
    criterion: z.string().max(64).optional(),
    clause: z.string().max(200).optional(),
    title: z
      .string()
      .trim()
      .min(1, { error: "say in a line what is missing" })
      .max(MAX_TITLE)
      .superRefine(refuseUnstorable),
    body: words,
    ...cases,
  })
  .refine(({ criterion, clause }) => criterion !== undefined || clause !== undefined, {
    path: ["criterion"],
    error: "name a criterion or a clause: a request is always on a place in the guideline",
  });
export type FileRequest = z.infer<typeof fileRequestSchema>;

/** Adds cases to a request that no version has closed. */
export const addCasesSchema = z.object({ id: z.uuid(), note: words, ...cases });
export type AddCases = z.infer<typeof addCasesSchema>;

const decision = {
  state: z.enum(DECISIONS),
  note: words,
  from: z
    .enum(DECISIONS)
    .optional()
    .describe(
      "The state that you have seen. Left out, accepting and declining need an open request, reopening any other",
    ),
};
const saysWhy = ({ state, note }: { state: Decision; note: string }) => state !== "declined" || note !== "";
const sayWhy = { path: ["note"], error: "say why it is declined: whoever filed it reads this" };

export const decisionSchema = z.object(decision).refine(saysWhy, sayWhy);
export const decideSchema = z.object({ id: z.uuid(), ...decision }).refine(saysWhy, sayWhy);
export type Decide = z.infer<typeof decideSchema>;

export const answerSchema = z.object({ id: z.uuid(), answered: z.boolean(), answer: words });
export type Answer = z.infer<typeof answerSchema>;

export const remarkSchema = z.object({
  id: z.uuid(),
  body: z.string().trim().min(1, { error: "write something first" }).max(MAX_WORDS).superRefine(refuseUnstorable),
});
export type Remark = z.infer<typeof remarkSchema>;

export const setFlagAsideSchema = z.object({ project: z.uuid(), id: z.uuid(), aside: z.boolean() });
export type SetFlagAside = z.infer<typeof setFlagAsideSchema>;

/** Which requests are listed. */
export const requestFilterSchema = z.object({
  state: z.enum(REQUEST_STATES).optional(),
  criterion: z.string().max(64).optional(),
  clause: z.string().max(200).optional(),
  project: z.uuid().optional(),
});
export type RequestFilter = z.infer<typeof requestFilterSchema>;
