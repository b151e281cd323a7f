import { Callout } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/text-link";
import type { ProjectScope } from "@/lib/auth/scope";
import { figureFilterSchema } from "@/lib/labels/schema";
import { type Dashboard, filterOf, type MeasureAsked, measureHref } from "@/lib/measure/address";
import { checkOn } from "@/lib/measure/check/queries";

interface CheckLineProps {
  scope: ProjectScope<"measure:read">;
  place: Dashboard;
  filter: MeasureAsked;
  criterion: string;
}

/** On a dashboard: what in the data makes its figures unsound, in a line that leads to more. Nothing where nothing does. */
export async function CheckLine({ scope, place, filter, criterion }: CheckLineProps) {
  const query = figureFilterSchema.safeParse({ ...filterOf(filter), criterion });
  const found = query.success ? await checkOn(scope, query.data, { remembered: true }) : null;
  if (!found?.ok) return null;
  const here = found.value.problems.filter(({ affects }) => affects.some((affected) => affected === place));
  const [first] = here;
  if (!first) return null;
  return (
    <Callout tone={first.weight === "stops" ? "bad" : "warn"} className="mb-6">
      {here.map((problem) => problem.found).join(" ")}{" "}
      <TextLink href={measureHref(scope.projectId, "check", { ...filterOf(filter), criterion })}>
        What this means for the figures
      </TextLink>
    </Callout>
  );
}
