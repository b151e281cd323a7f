import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** How long a lease of the assignment `a` lasts: what its round says, else what the project says. An SQL interval. */
export const LEASE_TIME = Prisma.sql`(
  SELECT make_interval(mins => coalesce(r.lease_minutes, p.lease_minutes)) FROM round r JOIN project p ON p.id = r.project_id
  WHERE r.project_id = a.project_id AND r.id = a.round_id)`;
