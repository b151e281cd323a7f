import { contentHash } from "@/lib/import/content-hash";
import { db } from "@/lib/server/db";

/** Stores plain instruction examples `e1 … en` (or with the prefix given), each with the slices said, and returns their ids in that order. */
export async function makeExamples(
  projectId: string,
  count: number,
  prefix = "e",
  slices: readonly Record<string, string | boolean>[] = [],
): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => {
    const externalId = `${prefix}${index + 1}`;
    const content = { prompt: `Question ${externalId}?`, response: `Answer ${externalId}.` };
    return {
      projectId,
      externalId,
      kind: "instruction",
      content,
      slices: slices[index] ?? {},
      contentHash: contentHash({ kind: "instruction", ...content }),
    };
  });
  const made = await db().example.createManyAndReturn({ data: rows, select: { id: true, externalId: true } });
  const byExternal = new Map(made.map((row) => [row.externalId, row.id]));
  return rows.map((row) => byExternal.get(row.externalId)!);
}

/** Stores so many texts of about 900,000 characters that say the same again and again, and so take little room where they are stored. */
export async function makeLongExamples(projectId: string, count: number): Promise<void> {
  const data = Array.from({ length: count }, (_, n) => {
    const content = { text: `${n} ${"the same again ".repeat(60_000)}` };
    const hash = contentHash({ kind: "text", ...content });
    return { projectId, externalId: `e${n}`, kind: "text", content, contentHash: hash };
  });
  await db().example.createMany({ data });
}

/** Gives an example known answers. */
export async function makeGold(
  projectId: string,
  exampleId: string,
  answers: Record<string, string | number>,
): Promise<void> {
  await db().goldAnswer.createMany({
    data: Object.entries(answers).map(([criterionKey, value]) => ({
      projectId,
      exampleId,
      criterionKey,
      value,
      valueKey: JSON.stringify(value),
    })),
  });
}
