import { DrillDownView } from "@/components/measure/drill-down/drill-down-view";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import type { ProjectScope } from "@/lib/auth/scope";
import type { MeasureAsked } from "@/lib/measure/address";
import { drillDownOn } from "@/lib/measure/drill-down-queries";
import type { FoundAgreement } from "@/lib/measure/queries";
import { drillDownQuerySchema } from "@/lib/measure/schema";

interface DrillDownPartProps {
  scope: ProjectScope<"measure:read">;
  filter: MeasureAsked;
  found: FoundAgreement;
}

/** Where the disagreement is; comes after the headline, since it looks at every single label. */
export function DrillDownPart(props: DrillDownPartProps) {
  return <Soon fallback={<Skeleton className="h-96 w-full" />} part={calculated(props)} />;
}

async function calculated({ scope, filter, found: { report, versions } }: DrillDownPartProps) {
  const answer = await drillDownOn(scope, drillDownQuerySchema.parse(filter), { remembered: true });
  if (!answer.ok) return <ErrorState title={answer.message}>Choose something else in the filter.</ErrorState>;
  const { found, criterion, computedAt, isRenewed } = answer.value;
  if (!found) return null;
  return (
    <DrillDownView
      projectId={scope.projectId}
      filter={filter}
      criterion={criterion}
      report={report}
      found={found}
      versions={versions}
      computedAt={computedAt}
      isRenewed={isRenewed}
    />
  );
}
