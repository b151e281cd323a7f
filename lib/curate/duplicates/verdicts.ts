import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { ApartInput, KeepInput } from "./schema";

type Write = ProjectScope<"release:write">;

/** Says that an example is the one to keep among those like it, whatever the rule says, or takes that back. Holds from the next search on. */
export function keepExample(scope: Write, { example, keep }: KeepInput) {
  return decide(scope, { kind: "keep", exampleId: example, otherId: null }, keep);
}

/** Says that two examples are not duplicates of each other, or takes that back. Holds from the next search on. */
export function tellApart(scope: Write, { example, other, apart }: ApartInput) {
  const [exampleId, otherId] = [example, other].sort() as [string, string];
  return decide(scope, { kind: "apart", exampleId, otherId }, apart);
}

interface Verdict {
  kind: "keep" | "apart";
  exampleId: string;
  otherId: string | null;
}

function decide(scope: Write, verdict: Verdict, stands: boolean) {
  const { projectId } = scope;
  return transaction(async (tx) => {
    const ids = [verdict.exampleId, ...(verdict.otherId === null ? [] : [verdict.otherId])];
    const known = await tx.example.count({ where: { projectId, id: { in: ids } } });
    if (known < ids.length) return no("unknown-example", "The project does not have this example.");
    // What is said again is said anew: of several that are to be kept the last one said is.
    const { count } = await tx.duplicateVerdict.deleteMany({ where: { projectId, ...verdict } });
    if (stands)
      await tx.duplicateVerdict.create({
        data: { projectId, ...verdict, authorId: scope.actor.userId },
        select: { id: true },
      });
    if (stands || count > 0)
      await audit(tx, {
        stream: `project:${projectId}`,
        projectId,
        actorId: scope.actor.userId,
        action: `duplicates.${verdict.kind}`,
        detail: { examples: ids, stands },
      });
    return ok({ stands });
  });
}
