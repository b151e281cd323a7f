import "server-only";
import type { Item } from "@/lib/core/contamination/contamination-index";
import { firstWithin } from "@/lib/examples/first-within";
import { isMarked } from "@/lib/examples/marks";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { Source } from "./schema";
import { seeingProved } from "./sources";
import { storedExample } from "./stored-example";
import { askedBy } from "./texts";

/** An item of an evaluation or benchmark, and what it is called: of an evaluation the first example with its prompt. */
export interface SourceItem extends Item {
  source: string;
  item: string;
  contentHashes: string[];
}

const [BATCH, BATCH_BYTES] = [1000, 4_000_000];

/** All items of the sources. Outputs of several models to one prompt are one item. */
export async function readItems(projectId: string, sources: readonly Source[]): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for (const source of sources)
    for await (const item of source.kind === "evaluation" ? evaluated(source) : listed(projectId, source))
      items.push(item);
  return items;
}

interface EvaluatedRow {
  id: string;
  sequence: bigint;
  kind: string;
  content: object;
  contentHash: string;
  promptKey: string | null;
}

async function* evaluated({ id: source, last }: Source): AsyncGenerator<SourceItem> {
  const byPrompt = new Map<string, SourceItem>();
  for (let after = 0n; ; ) {
    const rows = await seeingProved(
      [source],
      () => db().$queryRaw<EvaluatedRow[]>`
        SELECT e.id, e.sequence, e.kind, e.content, e.content_hash AS "contentHash",
               (SELECT m.prompt_key FROM model_output m WHERE m.project_id = e.project_id AND m.example_id = e.id LIMIT 1) AS "promptKey"
        FROM ${firstWithin(
          BATCH_BYTES,
          Prisma.sql`SELECT * FROM example e
            WHERE e.project_id = ${source}::uuid AND e.sequence > ${after}::bigint AND e.sequence <= ${last}::bigint
              AND NOT ${isMarked("seed", Prisma.sql`e.project_id`, Prisma.sql`e.id`)}
            ORDER BY e.sequence LIMIT ${BATCH}::int`,
        )} e ORDER BY e.sequence`,
    );
    for (const { id, kind, content, contentHash, promptKey } of rows) {
      const prompt = askedBy(storedExample(kind, content));
      const key = `${promptKey ?? ""}\n${prompt}`;
      const known = byPrompt.get(key);
      if (known) known.contentHashes.push(contentHash);
      else byPrompt.set(key, { source, item: id, prompt, contentHashes: [contentHash] });
    }
    const newest = rows.at(-1);
    if (!newest) break;
    after = newest.sequence;
  }
  yield* byPrompt.values();
}

async function* listed(projectId: string, { id: source }: Source): AsyncGenerator<SourceItem> {
  for (let after = 0; ; ) {
    const rows = await db().$queryRaw<{ number: number; text: string; holds: string }[]>`
      SELECT i.number, i.text, b.holds FROM benchmark_item i JOIN benchmark b ON b.project_id = i.project_id AND b.id = i.benchmark_id
      WHERE i.project_id = ${projectId}::uuid AND i.benchmark_id = ${source}::uuid AND i.number > ${after}::int
      ORDER BY i.number LIMIT ${BATCH}::int`;
    for (const { number, text, holds } of rows)
      yield {
        source,
        item: String(number),
        contentHashes: [],
        ...(holds === "hashes" ? { promptHash: text } : { prompt: text }),
      };
    const newest = rows.at(-1);
    if (!newest) return;
    after = newest.number;
  }
}
