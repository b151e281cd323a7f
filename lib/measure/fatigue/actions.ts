"use server";

import { projectAction } from "@/lib/auth/action";
import { nothingSchema } from "@/lib/people/schema";
import { saveRule, withdrawRule } from "./commands";
import { ruleSchema } from "./schema";

export const saveRuleAction = projectAction("session-rule.save", "project:manage", ruleSchema, saveRule);
export const withdrawRuleAction = projectAction("session-rule.withdraw", "project:manage", nothingSchema, withdrawRule);
