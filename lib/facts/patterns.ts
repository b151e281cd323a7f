import "server-only";
import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { PATTERN, patternOf } from "@/lib/core/facts/catalogue";
import type { FactCondition } from "@/lib/core/facts/condition";
import { readPattern } from "@/lib/guideline/checks/user-pattern";
import { storedChecksSchema } from "@/lib/guideline/schema";
import { text } from "@/lib/input/schemas";
import { orderFacts } from "@/lib/jobs/order-facts";
import { audit } from "@/lib/server/audit";
import { type Database, db, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";

type Write = ProjectScope<"release:write">;

/** Each is searched for in every text of the project. */
const MOST_PATTERNS = 100;

const pattern = text(500).min(1, { error: "write a pattern" }).describe("A regular expression in the syntax of RE2");
export const patternsSchema = z.object({ patterns: z.array(pattern).min(1).max(MOST_PATTERNS) });
export const patternSchema = z.object({ pattern });

/** The patterns that conditions ask for, each once. */
export function patternsAsked(conditions: readonly FactCondition[]): string[] {
  return [
    ...new Set(
      conditions.flatMap((condition) => (condition.operator === "repeats" ? [] : (patternOf(condition.fact) ?? []))),
    ),
  ];
}

/** The patterns that a project's texts are searched for. */
export async function patternsOf({ projectId }: { projectId: string }): Promise<string[]> {
  const rows = await db().factMaker.findMany({
    where: { projectId, maker: { startsWith: PATTERN } },
    orderBy: { maker: "asc" },
    select: { maker: true },
  });
  return rows.flatMap(({ maker }) => patternOf(maker) ?? []);
}

/** Searches all texts of the project for patterns, now and whenever some come: each is a fact by `pattern.` and what it is. */
export async function lookForPatterns(scope: Write, { patterns }: z.output<typeof patternsSchema>) {
  const { projectId, actor } = scope;
  for (const [at, source] of patterns.entries()) {
    const reading = readPattern(source);
    if (reading.ok) continue;
    return no("unfit-pattern", reading.message, { errors: [{ field: `patterns.${at}`, message: reading.message }] });
  }
  const known = new Set(await patternsOf(scope));
  const more = [...new Set(patterns)].filter((source) => !known.has(source));
  if (known.size + more.length > MOST_PATTERNS)
    return no(
      "too-many-patterns",
      `At most ${MOST_PATTERNS} patterns can be searched for. Stop looking for some first.`,
    );
  return transaction(async (tx) => {
    if (more.length > 0) {
      await keep(tx, projectId, more);
      await audit(tx, {
        stream: `project:${projectId}`,
        projectId,
        actorId: actor.userId,
        action: "facts.search",
        detail: { patterns: more },
      });
    }
    return ok({ jobId: await orderFacts(tx, projectId, actor.userId) });
  });
}

/** Stops searching for a pattern and forgets what was found. A check of the project's version that asks for it brings it back. */
export async function forgetPattern({ projectId, actor }: Write, { pattern }: z.output<typeof patternSchema>) {
  const maker = `${PATTERN}${pattern}`;
  return transaction(async (tx) => {
    const { count } = await tx.factMaker.deleteMany({ where: { projectId, maker } });
    if (count === 0) return no("not-found", "Nobody searches for this pattern.");
    await tx.factColumn.deleteMany({ where: { projectId, fact: maker } });
    await audit(tx, {
      stream: `project:${projectId}`,
      projectId,
      actorId: actor.userId,
      action: "facts.forget",
      detail: { pattern },
    });
    return ok({ pattern });
  });
}

/** Lets the patterns that checks of the project's version ask for be searched for. */
export async function keepAskedPatterns(projectId: string): Promise<void> {
  const [row] = await db().$queryRaw<{ checks: unknown }[]>`
    SELECT v.checks FROM project p JOIN guideline_version v ON v.id = p.guideline_version_id WHERE p.id = ${projectId}::uuid`;
  const checks = storedChecksSchema.safeParse(row?.checks).data ?? [];
  const asked = patternsAsked(checks.flatMap(({ conditions }) => conditions)).filter(
    (source) => readPattern(source).ok,
  );
  if (asked.length > 0) await keep(db(), projectId, asked);
}

async function keep(database: Database, projectId: string, patterns: readonly string[]): Promise<void> {
  await database.factMaker.createMany({
    data: patterns.map((source) => ({ projectId, maker: `${PATTERN}${source}`, parameters: {} })),
    skipDuplicates: true,
  });
}
