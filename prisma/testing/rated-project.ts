import { requireProject } from "@/lib/auth/scope";
import { createRandom } from "@/lib/core/random/generator";
import type { RatingRow } from "@/lib/core/rating-table";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { actorFor } from "@/prisma/factories/people";
import { makeWork } from "@/prisma/factories/work";

const TOPICS = Array.from({ length: 12 }, (_, k) => ({ topic: k % 3 === 0 ? "law" : "cooking" }));

/** A project in which `people` label 12 examples, three people each, with seeded opinions; `rows` is what they said of helpfulness. */
export async function makeRatedProject(seed: number, people: number) {
  const made = await makeWork(12, { overlap: 3 }, people, TOPICS);
  await made.open();
  const random = createRandom(seed);
  const rows: RatingRow[] = [];
  for (let turn = 0; rows.length < 36; turn++) {
    const { scope, annotatorId } = made.workers[turn % people]!;
    const next = await nextLease(scope);
    // Towards the end what is left may not be for the one whose turn it is.
    if ("nothing" in next) continue;
    const helpfulness = 1 + Math.floor(random.uniform() * 5);
    const correct = random.uniform() < 0.7 ? "yes" : "no";
    const { assignmentId, leaseToken, example } = next.lease;
    await submit(scope, assignmentId, { leaseToken, answers: { helpfulness, correct } });
    rows.push({ item: example.id, rater: annotatorId, value: helpfulness });
  }
  const scope = await requireProject(await actorFor(made.lead.user.id), made.projectId, "measure:read");
  return { ...made, rows, scope };
}
