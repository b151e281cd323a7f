import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { orderJob } from "@/lib/jobs/order-job";
import { transaction } from "@/lib/server/db";
import type { FindTopics } from "./schema";

/** Hands a search for topics to the queue; one at a time in a project. */
export function startTopics(scope: ProjectScope<"release:write">, input: FindTopics) {
  const params = { ...input, name: "The search for topics" };
  return transaction((tx) => orderJob(tx, scope, { kind: "find-topics", params }));
}
