"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { removeBenchmark, startComparison, waive, withdrawWaivers } from "./commands";
import { removeBenchmarkSchema, unwaiveSchema, waiveSchema } from "./schema";

const nothing = z.object({});

export const compareAction = projectAction("contamination.compare", "release:write", nothing, startComparison);
export const waiveAction = projectAction("contamination.waive", "release:write", waiveSchema, waive);
export const unwaiveAction = projectAction("contamination.unwaive", "release:write", unwaiveSchema, withdrawWaivers);
export const removeBenchmarkAction = projectAction(
  "benchmark.remove",
  "release:write",
  removeBenchmarkSchema,
  removeBenchmark,
);
