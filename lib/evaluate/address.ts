import { defineAddress, type Given } from "@/lib/address/address";
import { defineTable } from "@/lib/address/table-address";
import { text } from "@/lib/input/schemas";
import { labelFilterSchema } from "@/lib/labels/schema";
import { evaluationQuerySchema } from "./report/schema";
import { seedFilterSchema } from "./seeds/schema";

const criterion = text(64).optional();

const { by, answer } = evaluationQuerySchema.shape;
const report = { criterion, version: labelFilterSchema.shape.version, by, answer };
/** A report on models, with the API's words for what it is about. */
export const reportAddress = defineAddress(report);
export type ReportAsked = Given<typeof report>;

/** The examples of an evaluation project, to be marked as seeds. */
export const seedsTable = defineTable({ size: 25, filters: seedFilterSchema.shape });

const key = text(1000).optional();

/** A judge: all criteria or one, with the examples behind its figures. */
export const judgeTable = defineTable({
  size: 25,
  beside: {
    criterion,
    /** A cell of the confusion table, by stored keys; without it all examples where the judge differs from people. */
    people: key,
    judge: key,
  },
});
