import { db } from "@/lib/server/db";
import type { MarkedWorld } from "./marked-world";

/** As many more annotators as opinions, who give each example theirs. */
export async function labelBy({ projectId, guidelineId }: MarkedWorld, opinions: number[]): Promise<void> {
  const [examples, version] = await Promise.all([
    db().example.findMany({ where: { projectId }, select: { id: true } }),
    db().guidelineVersion.findFirstOrThrow({ where: { guidelineId }, select: { id: true } }),
  ]);
  for (const [index, value] of opinions.entries()) {
    const name = `outsider ${index}`;
    const { id } = await db().annotator.create({ data: { projectId, kind: "external", externalKey: name, name } });
    const label = { projectId, annotatorId: id, guidelineVersionId: version.id, criterionKey: "helpfulness" };
    await db().judgment.createMany({
      data: examples.map((example) => ({ ...label, exampleId: example.id, value, valueKey: String(value) })),
    });
  }
}
