import { z } from "zod";
import { defineTable } from "@/lib/address/table-address";

/** Which entries of a log. */
export const auditFilters = {
  about: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .describe("The noun before the point in an action: round"),
  by: z.uuid().optional().describe("Id of whoever did it"),
  from: z.iso.date().optional().describe("First day, UTC"),
  to: z.iso.date().optional().describe("Last day, UTC"),
};

/** The logs of the instance: what was changed, and what was refused to whom. */
export const INSTANCE_LOGS = ["changes", "refused"] as const;

/** The log of the instance or of a project, newest first. */
export const auditTable = defineTable({ filters: auditFilters });

/** The accounts of the instance. */
export const accountsTable = defineTable({ sortable: ["email", "name", "role", "projects", "seen"] });

/** The members of a project. */
export const membersTable = defineTable({ sortable: ["email", "name", "role", "joined"] });
