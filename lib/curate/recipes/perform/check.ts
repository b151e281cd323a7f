import "server-only";
import { calculate } from "@/lib/server/threads/calculate";
import { stillIn } from "../still-in";
import type { Perform } from "./step-work";

/** Takes what a check flags of those still in. Where it flags repetitions, the first of them that is still in stays. */
export const performCheck: Perform<"check"> = async (work, { check: key }) => {
  const { match, conditions } = work.checks.get(key)!;
  const among: string[] = [];
  for await (const batch of stillIn(work)) for (const { id } of batch) among.push(id);
  const { flagged, passed } = await calculate("curate.flagged", {
    projectId: work.projectId,
    check: { match, conditions },
    among,
  });
  return { examples: flagged, counts: { unknown: among.length - flagged.length - passed } };
};
