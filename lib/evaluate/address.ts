import { z } from "zod";
import { defineAddress, type Given, type Wanted } from "@/lib/address/address";
import { defineTable } from "@/lib/address/table-address";
import { labelFilterSchema } from "@/lib/labels/schema";
import { seedFilterSchema } from "./seeds/schema";

const criterion = z.string().max(64).optional();

const report = {
  criterion,
  version: labelFilterSchema.shape.version,
  /** By the values of this slice. */
  slice: z.string().max(100).optional(),
  /** The answer that is counted. */
  answer: z.string().max(200).optional(),
};
export const reportAddress = defineAddress(report);
export type ReportAsked = Given<typeof report>;

/** The examples of an evaluation project, to be marked as seeds. */
export const seedsTable = defineTable({ size: 25, filters: seedFilterSchema.shape });

const key = z.string().max(1000).optional();

const judge = {
  criterion,
  /** A cell of the confusion table, by stored keys; without it all examples where the judge differs from people. */
  people: key,
  judge: key,
  page: z.coerce.number().int().min(1).max(100_000).default(1),
};
/** A judge: all criteria or one, with the examples behind its figures. */
export const judgeAddress = defineAddress(judge);
export type JudgeAsked = Given<typeof judge>;
export type JudgeWanted = Wanted<typeof judge>;
