import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { orderJob } from "@/lib/jobs/order-job";
import { transaction } from "@/lib/server/db";
import type { FindDuplicates } from "./schema";

/** Hands a search for duplicates to the queue; one at a time in a project. */
export function startDuplicates(scope: ProjectScope<"release:write">, input: FindDuplicates) {
  const params = { ...input, name: "The search for duplicates" };
  return transaction(async (tx) => {
    const examples = await tx.example.count({ where: { projectId: scope.projectId } });
    return orderJob(tx, scope, { kind: "find-duplicates", params, total: input.meanings.length * examples });
  });
}
