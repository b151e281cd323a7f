import "server-only";
import type { Meaning } from "@/lib/guideline/queries/meanings";
import { labelledSlots } from "./labelled-slots";

/** The same meanings with only the versions under which the project has labels; of one without any label all versions. */
export async function labelledMeanings(
  project: { projectId: string },
  meanings: readonly Meaning[],
): Promise<Meaning[]> {
  if (meanings.every(({ versions }) => versions.length === 1)) return [...meanings];
  const slots = await labelledSlots(project);
  return meanings.map(({ key, versions }) => {
    const labelled = versions.filter(({ id }) => slots.some((slot) => slot.key === key && slot.versionId === id));
    return { key, versions: labelled.length > 0 ? labelled : versions };
  });
}
