import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";

// Where the tables of labels are read: as far as they are about whole examples, so that what is said of a part enters no figure about
// the whole. Each is a sub-select that PostgreSQL takes apart again, so that it costs nothing.

/** Every revision of every answer. */
export const REVISIONS = Prisma.sql`(SELECT * FROM judgment WHERE part = '')`;

/** The latest revision of each answer; also of repeats, of answers taken back, and of those that another version's replaced. */
export const CURRENT = Prisma.sql`(SELECT * FROM current_judgment WHERE part = '')`;

/** How often people gave which value when an example was first shown to them. Of one person's answers to one question it holds the latest. */
export const COUNTS = Prisma.sql`(SELECT * FROM rating_count WHERE part = '' AND n > 0)`;

/** What was ever settled. */
export const RESOLUTIONS = Prisma.sql`(SELECT * FROM resolution WHERE part = '')`;

/** What stands settled: at most one answer an example and criterion. */
export const SETTLED = Prisma.sql`(SELECT * FROM resolution WHERE part = '' AND withdrawn_at IS NULL)`;

/** The project's AI judges as an array: looked up once, where a join would be done for every label. */
export function modelsOf({ projectId }: { projectId: string }): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT id FROM annotator WHERE project_id = ${projectId}::uuid AND kind = 'model')`;
}

/** That row `c` is an answer of a person that stands, given when the example was first shown to them. */
export function isGiven(project: { projectId: string }): Prisma.Sql {
  return Prisma.sql`c.pass = 0 AND NOT c.taken_back AND c.annotator_id <> ALL (${modelsOf(project)})`;
}
