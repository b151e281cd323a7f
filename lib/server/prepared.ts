import { createHash } from "node:crypto";
import { Prisma } from "./generated/prisma/client";

const MARK = "/* prepared */";

/**
 * Begins a statement that each connection plans once and keeps: planning is more than half of the cost of the short statements that
 * run at every submit. Only for statements whose text never varies, and whose best plan does not depend on their parameters.
 *
 *     tx.$queryRaw`${PREPARED} SELECT …`
 */
export const PREPARED = Prisma.raw(MARK);

const names = new Map<string, string>();

/** The name under which the driver keeps a marked statement; no name, and so no keeping, for every other one. */
export function statementName({ sql }: { sql: string }): string {
  if (!sql.trimStart().startsWith(MARK)) return "";
  const known = names.get(sql);
  if (known) return known;
  const name = `touchstone_${createHash("sha256").update(sql).digest("hex").slice(0, 32)}`;
  names.set(sql, name);
  return name;
}
