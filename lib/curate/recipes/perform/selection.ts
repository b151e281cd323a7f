import "server-only";
import { lookUpConditions } from "@/lib/curate/asked-conditions";
import { standingsOf } from "@/lib/curate/count-standing";
import { firstFall } from "@/lib/curate/meets";
import { readStillIn } from "../still-in";
import type { Perform } from "./step-work";

/** Examples whose labels are read at once. */
const BATCH = 5000;

/** Takes what does not meet the conditions, also where what they ask about is not decided. */
export const performSelection: Perform<"selection"> = async (work, { where }) => {
  const { scope, onProgress } = work;
  const asked = await lookUpConditions(scope, { where });
  if (!asked.ok) throw new Error(asked.message);
  const ids = (await readStillIn(work)).map(({ id }) => id);
  const examples: string[] = [];
  let undecided = 0;
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    const standingOn = await standingsOf(scope, asked.value, batch);
    for (const id of batch) {
      const fall = firstFall(asked.value, (criterion) => standingOn(id, criterion));
      if (!fall) continue;
      examples.push(id);
      if (fall.fall === "undecided") undecided++;
    }
    if (!(await onProgress((from + batch.length) / ids.length))) return null;
  }
  return { examples, counts: { undecided } };
};
