import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { currentMakers } from "./current-makers";
import { isCurrent } from "./is-current";
import { makersOf } from "./plan-batches";

type Read = ProjectScope<"examples:read"> | ProjectScope<"release:write">;

/** What a maker has found out of a project's examples. */
interface MakerState {
  maker: string;
  version: number;
  /** What it is set to; null where there is nothing to set. */
  parameters: unknown;
  /** Examples of which its facts are known. */
  examples: number;
  /** Examples for which it failed, so that its facts are missing. */
  failed: number;
}

/** How many examples there are, of how many all facts have been looked for, and how far each maker is. */
export async function factsState({ projectId }: Read) {
  const current = currentMakers(await makersOf(projectId));
  const [[count], batches] = await Promise.all([
    db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM example WHERE project_id = ${projectId}::uuid`,
    db().$queryRaw<{ examples: number; made: Record<string, number> }[]>`
      SELECT b.examples, coalesce((
        SELECT jsonb_object_agg(m.maker, m.failed) FROM (
          SELECT c.maker, max(c.failed) AS failed FROM fact_column c
          WHERE c.project_id = b.project_id AND c.batch = b.number AND ${isCurrent(current)} GROUP BY c.maker) m), '{}') AS made
      FROM fact_batch b WHERE b.project_id = ${projectId}::uuid`,
  ]);
  const sum = (some: typeof batches, value: (batch: (typeof batches)[number]) => number) =>
    some.reduce((total, batch) => total + value(batch), 0);
  const makers = current.map(({ maker, version, parameters }): MakerState => {
    const having = batches.filter(({ made }) => maker in made);
    const failed = sum(having, ({ made }) => made[maker]!);
    const examples = sum(having, (batch) => batch.examples) - failed;
    return { maker, version, parameters: parameters ?? null, examples, failed };
  });
  const whole = batches.filter(({ made }) => current.every(({ maker }) => maker in made));
  return { examples: count!.n, lookedAt: sum(whole, (batch) => batch.examples), makers };
}
