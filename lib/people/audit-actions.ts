"use server";

import { ok } from "@/lib/server/errors";
import { adminAction, projectAction } from "../auth/action";
import { checkInstanceAudit, checkProjectAudit } from "./audit-queries";
import { nothingSchema } from "./schema";

export const checkInstanceAuditAction = adminAction("audit.check", nothingSchema, async (scope) =>
  ok(await checkInstanceAudit(scope)),
);
export const checkProjectAuditAction = projectAction("audit.check", "audit:read", nothingSchema, async (scope) =>
  ok(await checkProjectAudit(scope)),
);
