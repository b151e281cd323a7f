"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { settle, withdraw } from "./commands";
import { previewRule, settleByRule, withdrawBatch } from "./rule";
import { resolutionSchema, ruleSchema } from "./schema";

export const settleAction = projectAction("resolution.settle", "resolve:write", resolutionSchema, settle);
export const withdrawAction = projectAction(
  "resolution.withdraw",
  "resolve:write",
  z.object({ id: z.uuid() }),
  withdraw,
);
export const previewRuleAction = projectAction("resolution.preview-rule", "resolve:write", ruleSchema, previewRule);
export const settleByRuleAction = projectAction("resolution.settle-by-rule", "resolve:write", ruleSchema, settleByRule);
export const withdrawBatchAction = projectAction(
  "resolution.withdraw-batch",
  "resolve:write",
  z.object({ batch: z.uuid() }),
  withdrawBatch,
);
