import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countAmong } from "@/lib/examples/conditions";
import { makeJob } from "@/lib/jobs/order-job";
import { transaction } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import { guardContamination } from "./contamination-guard";
import { planGuarded } from "./plan";
import type { ReleaseInput } from "./schema";

/** Checks that a release can be made and hands the work to the queue: at a million labels it takes longer than a request should. */
export async function startRelease(scope: ProjectScope<"release:write">, input: ReleaseInput) {
  const { name: _name, ...query } = input;
  const plan = await planGuarded(scope, query);
  if (!plan.ok) return plan;
  const clean = await guardContamination(scope, plan.value.filter.examples, plan.value.format);
  if (!clean.ok) return clean;
  return transaction(async (tx) => {
    const total = await countAmong(tx, scope, plan.value.filter.examples);
    const params = JSON.parse(JSON.stringify({ ...input, within: plan.value.query.within }));
    return ok({ jobId: await makeJob(tx, scope, { kind: "make-release", params, total }) });
  });
}
