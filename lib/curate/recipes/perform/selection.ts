import "server-only";
import { lookUpConditions } from "@/lib/curate/asked-conditions";
import { standingsOf } from "@/lib/curate/count-standing";
import { firstFall } from "@/lib/curate/meets";
import { stillIn } from "../still-in";
import type { Perform } from "./step-work";

/** Takes what does not meet the conditions, also where what they ask about is not decided. */
export const performSelection: Perform<"selection"> = async (work, { where }) => {
  const { scope, still, onProgress } = work;
  const asked = await lookUpConditions(scope, { where });
  if (!asked.ok) throw new Error(asked.message);
  const examples: string[] = [];
  let [undecided, done] = [0, 0];
  for await (const batch of stillIn(work)) {
    const ids = batch.map(({ id }) => id);
    const standingOn = await standingsOf(scope, asked.value, ids);
    for (const id of ids) {
      const fall = firstFall(asked.value, (criterion) => standingOn(id, criterion));
      if (!fall) continue;
      examples.push(id);
      if (fall.fall === "undecided") undecided++;
    }
    done += ids.length;
    if (!(await onProgress(done / still))) return null;
  }
  return { examples, counts: { undecided } };
};
