import { z } from "zod";
import { defineAddress } from "@/lib/address/address";
import { defineTable } from "@/lib/address/table-address";

/** The log of the instance or of a project, newest first. */
export const auditTable = defineTable({
  filters: {
    /** The noun before the point in an action: `round`. */
    about: z
      .string()
      .regex(/^[a-z-]{1,40}$/)
      .optional(),
    /** Id of whoever did it. */
    by: z.uuid().optional(),
    /** First and last day, UTC. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  },
});

/** The accounts of the instance, by email: those found, after somebody. */
export const accountsAddress = defineAddress({ q: z.string().max(200).optional(), after: z.string().optional() });

/** The members of a project, by email, after somebody. */
export const membersAddress = defineAddress({ after: z.uuid().optional() });
