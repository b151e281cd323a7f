import { NoLabels } from "@/components/measure/no-labels";
import type { ProjectScope } from "@/lib/auth/scope";
import { type Dashboard, filterOf, type MeasureAsked, measureHref } from "@/lib/measure/address";
import { heldBy } from "@/lib/measure/held";

interface NoLabelsHereProps {
  scope: ProjectScope<"measure:read">;
  place: Dashboard;
  filter: MeasureAsked;
}

/** In the place of a dashboard's figures where no label enters them. */
export async function NoLabelsHere({ scope, place, filter }: NoLabelsHereProps) {
  const { criterion, ...narrowing } = filterOf(filter);
  const isNarrowed = Object.values(narrowing).some((value) => value !== undefined);
  return (
    <NoLabels
      projectId={scope.projectId}
      held={await heldBy(scope)}
      wholeHref={isNarrowed ? measureHref(scope.projectId, place, { criterion }) : null}
    />
  );
}
