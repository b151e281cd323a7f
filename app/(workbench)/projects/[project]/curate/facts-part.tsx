import { FactsLine } from "@/components/facts/facts-line";
import { formatCount, formatNumber } from "@/components/ui/format";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { findFactsAction } from "@/lib/facts/actions";
import { factsState } from "@/lib/facts/state";
import { cancelJobAction } from "@/lib/jobs/actions";
import { lastAttempt } from "@/lib/jobs/job-queries";

/** How many examples the page can be about, and for whoever may order it the way to the rest. */
export async function FactsPart({ scope }: { scope: ProjectScope<"examples:read"> }) {
  const { projectId: id } = scope;
  const { examples, lookedAt } = await factsState(scope);
  if (!scope.permissions.has("release:write"))
    return lookedAt === examples ? null : (
      <p className="text-muted">
        Facts of {formatNumber(lookedAt)} of {formatCount(examples, "example")} are known.
      </p>
    );
  const writer = await requireProject(scope.actor, id, "release:write");
  return (
    <FactsLine
      examples={examples}
      lookedAt={lookedAt}
      job={await lastAttempt(writer, "derive-facts")}
      find={findFactsAction.bind(null, id)}
      cancel={cancelJobAction.bind(null, id)}
    />
  );
}
