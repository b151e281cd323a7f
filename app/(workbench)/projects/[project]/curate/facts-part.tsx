import { PatternSearch } from "@/components/curate/inspect/pattern-search";
import { FactsLine } from "@/components/facts/facts-line";
import { formatCount, formatNumber } from "@/components/ui/format";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { findFactsAction, lookForPatternsAction } from "@/lib/facts/actions";
import { factsState } from "@/lib/facts/state";
import { cancelJobAction } from "@/lib/jobs/actions";
import { lastAttempt } from "@/lib/jobs/job-queries";

interface FactsPartProps {
  scope: ProjectScope<"examples:read">;
  /** Without the search for a pattern. */
  isShort?: boolean;
}

/** How many examples the page can be about, and for whoever may order it the way to the rest. */
export async function FactsPart({ scope, isShort = false }: FactsPartProps) {
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
    <div className="grid gap-5">
      {!isShort && examples > 0 && <PatternSearch look={lookForPatternsAction.bind(null, id)} />}
      <FactsLine
        examples={examples}
        lookedAt={lookedAt}
        job={await lastAttempt(writer, "derive-facts")}
        find={findFactsAction.bind(null, id)}
        cancel={cancelJobAction.bind(null, id)}
      />
    </div>
  );
}
