import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ProjectScope } from "@/lib/auth/scope";
import { hasExamples } from "@/lib/curate/inspect/queries";

interface NoFactsProps {
  scope: ProjectScope<"examples:read">;
  /** How far the search is. */
  children: ReactNode;
}

/** In the place of the overview, where nothing has been looked at: no examples, or none yet. */
export async function NoFacts({ scope, children }: NoFactsProps) {
  if (await hasExamples(scope))
    return (
      <div className="grid gap-4">
        <EmptyState title="Not looked at yet">What examples are like is found out after each import.</EmptyState>
        {children}
      </div>
    );
  return (
    <EmptyState
      title="No examples yet"
      action={
        scope.permissions.has("examples:import") && (
          <LinkButton href={`/projects/${scope.projectId}/import`}>Import examples</LinkButton>
        )
      }
    >
      When examples are here, this page says how long they are, where they come from and what may be wrong with them.
    </EmptyState>
  );
}
