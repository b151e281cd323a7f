"use server";

import { projectAction } from "@/lib/auth/action";
import { askAgain } from "./ask-again";
import { startCleaning, undoCleaning } from "./commands";
import { cleanPlanSchema, runRefSchema } from "./schema";

export const startCleaningAction = projectAction("clean.start", "release:write", cleanPlanSchema, startCleaning);
export const undoCleaningAction = projectAction("clean.undo", "release:write", runRefSchema, undoCleaning);
export const askAgainAction = projectAction("clean.ask", "rounds:manage", runRefSchema, askAgain);
