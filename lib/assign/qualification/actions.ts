"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { grantAttempt, liftQualification, setQualification } from "./commands";
import { grantSchema, setQualificationSchema } from "./schema";

export const setQualificationAction = projectAction(
  "qualification.set",
  "rounds:manage",
  setQualificationSchema,
  setQualification,
);
export const liftQualificationAction = projectAction("qualification.lift", "rounds:manage", z.object({}), (scope) =>
  liftQualification(scope),
);
export const grantAttemptAction = projectAction("qualification.grant", "rounds:manage", grantSchema, grantAttempt);
