"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { settle } from "./commands";
import { settleByRule } from "./rule";
import { resolutionSchema, ruleSchema } from "./schema";
import { withdraw, withdrawBatch, withdrawSome } from "./withdraw";

export const settleAction = projectAction("resolution.settle", "resolve:write", resolutionSchema, settle);
export const withdrawAction = projectAction(
  "resolution.withdraw",
  "resolve:write",
  z.object({ id: z.uuid() }),
  withdraw,
);
export const settleByRuleAction = projectAction("resolution.settle-by-rule", "resolve:write", ruleSchema, settleByRule);
export const withdrawBatchAction = projectAction(
  "resolution.withdraw-batch",
  "resolve:write",
  z.object({ batch: z.uuid() }),
  withdrawBatch,
);
export const withdrawSomeAction = projectAction(
  "resolution.withdraw-some",
  "resolve:write",
  z.object({ ids: z.array(z.uuid()).min(1).max(1000) }),
  withdrawSome,
);
