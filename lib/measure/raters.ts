import "server-only";
import { cache } from "react";
import { replica } from "@/lib/server/db";

/** Whoever gave labels, by id. */
export interface Rater {
  id: string;
  name: string;
  kind: "human" | "model" | "external";
}

/** Everybody who gave labels in a project; looked up once while a page is drawn. */
export const ratersOf = cache(async ({ projectId }: { projectId: string }): Promise<ReadonlyMap<string, Rater>> => {
  const annotators = await replica().annotator.findMany({
    where: { projectId },
    select: { id: true, name: true, kind: true },
  });
  return new Map(annotators.map((annotator) => [annotator.id, annotator]));
});

/** One of them, also where somebody has come since they were looked up. */
export function raterOf(raters: ReadonlyMap<string, Rater>, id: string): Rater {
  return raters.get(id) ?? { id, name: id, kind: "human" };
}
