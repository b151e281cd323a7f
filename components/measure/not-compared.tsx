import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { CriterionKind } from "@/lib/guideline/schema";
import { type MeasureWanted, measureHref } from "@/lib/measure/address";
import { hasCoefficients } from "@/lib/measure/criterion-values";

interface NotComparedProps {
  projectId: string;
  criterion: { key: string; kind: CriterionKind };
  filter: MeasureWanted;
}

/** In the place of figures of answers that no coefficient compares: what is done with them instead, and where. */
export function NotCompared({ projectId, criterion: { key, kind }, filter }: NotComparedProps) {
  if (KINDS[kind].marksText)
    return (
      <EmptyState
        title="Marked passages are matched, not counted"
        action={
          <LinkButton href={measureHref(projectId, "agreement", { ...filter, criterion: key })}>
            How far passages match
          </LinkButton>
        }
      >
        They have no common scale. Agreement says how far people mark the same; choose another criterion for what is
        here.
      </EmptyState>
    );
  if (hasCoefficients({ kind }))
    return (
      <EmptyState
        title="Orders are not compared by person"
        action={
          <LinkButton href={measureHref(projectId, "agreement", { ...filter, criterion: key })}>
            How far orders agree
          </LinkButton>
        }
      >
        An order is no point of a scale that somebody could use differently. Agreement compares orders as wholes; choose
        another criterion for what is here.
      </EmptyState>
    );
  return (
    <EmptyState
      title="These answers are read, not compared"
      action={<LinkButton href={`/projects/${projectId}/examples`}>Open examples</LinkButton>}
    >
      They have no common scale, so no figure is made of them. They stand with each example; choose another criterion
      for figures.
    </EmptyState>
  );
}
