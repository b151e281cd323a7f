import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import { settle } from "@/lib/resolve/commands";
import { type Reason, resolutionSchema } from "@/lib/resolve/schema";
import type { DemoExample } from "@/prisma/demo/demo-example";
import { must } from "@/prisma/demo/demo-project";
import { waitingCases } from "@/prisma/demo/waiting-cases";

const SETTLED = 14;
const REASONS: readonly Reason[] = ["slip", "missing-knowledge", "slip", "ambiguous-example"];

/** The reviewer has settled a few cases on correctness, by what the simulation takes to be true; the rest waits. */
export async function settleSome(
  reviewer: Actor,
  projectId: string,
  examples: ReadonlyMap<string, DemoExample>,
): Promise<void> {
  const scope = await requireProject(reviewer, projectId, "resolve:read", "resolve:write");
  const queue = await waitingCases(scope, "correct");
  for (const [index, waiting] of queue.slice(0, SETTLED).entries()) {
    const { truth } = examples.get(waiting.exampleId)!;
    const reason = REASONS[index % REASONS.length];
    must(
      await settle(
        scope,
        resolutionSchema.parse({
          example: waiting.externalId,
          criterion: "correct",
          value: truth.correct,
          reason,
          note: truth.why,
        }),
      ),
    );
  }
}
