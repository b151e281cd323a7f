"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { answerItem, beginAttempt } from "./commands";
import { qualificationAnswerSchema } from "./schema";

const answerSchema = qualificationAnswerSchema.extend({ attempt: z.uuid() });

export const beginAttemptAction = projectAction("qualification.begin", "label:work", z.object({}), (scope) =>
  beginAttempt(scope),
);
export const answerItemAction = projectAction("qualification.answer", "label:work", answerSchema, (scope, input) =>
  answerItem(scope, input.attempt, input),
);
