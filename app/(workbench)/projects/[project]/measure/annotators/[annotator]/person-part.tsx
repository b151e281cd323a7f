import type { ComponentProps } from "react";
import { PersonView } from "@/components/measure/annotators/person-view";
import { ComputedAt } from "@/components/measure/computed-at";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import type { ProjectScope } from "@/lib/auth/scope";
import { annotatorHref, type MeasureAsked } from "@/lib/measure/address";
import type { FoundAnnotators } from "@/lib/measure/annotators/queries";
import type { LogQuestion } from "@/lib/measure/rated";
import { VerdictsPart } from "../verdicts-part";
import { PersonHabitsPart } from "./person-habits-part";

interface PersonPartProps extends Pick<ComponentProps<typeof PersonView>, "person" | "other" | "detail"> {
  scope: ProjectScope<"measure:read">;
  filter: MeasureAsked;
  found: FoundAnnotators;
  question: LogQuestion;
}

/** What is found of one person, and their figures. */
export function PersonPart({ scope, filter, found, question, person, other, detail }: PersonPartProps) {
  const { projectId } = scope;
  const href = (one: string) => annotatorHref(projectId, one, filter);
  return (
    <div className="grid gap-8">
      <Soon
        fallback={<Skeleton className="h-16 max-w-[80ch]" />}
        part={VerdictsPart({ scope, found, question, href, only: person.id })}
      />
      <PersonView
        projectId={projectId}
        filter={filter}
        criterion={found.filter.criterion}
        versions={found.versions}
        figures={found.figures}
        person={person}
        other={other}
        detail={detail}
      />
      <Soon
        fallback={<Skeleton className="h-40" />}
        part={PersonHabitsPart({ scope, filter, found, question, id: person.id })}
      />
      <ComputedAt at={found.computedAt} isRenewed={found.isRenewed} />
    </div>
  );
}
