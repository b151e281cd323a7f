import { PersonHabits } from "@/components/measure/annotators/person-habits";
import type { ProjectScope } from "@/lib/auth/scope";
import { casesHref, type MeasureAsked, measureHref } from "@/lib/measure/address";
import { habitsOf } from "@/lib/measure/annotators/habit-findings";
import { habitsOn } from "@/lib/measure/annotators/habit-queries";
import { type FoundAnnotators, verdictsOn } from "@/lib/measure/annotators/queries";
import type { LogQuestion } from "@/lib/measure/rated";

interface PersonHabitsPartProps {
  scope: ProjectScope<"measure:read">;
  filter: MeasureAsked;
  found: FoundAnnotators;
  question: LogQuestion;
  id: string;
}

/** One person's known answers, reading and habits; nobody's can be told without a look at all of them. */
export async function PersonHabitsPart({ scope, filter, found, question, id }: PersonHabitsPartProps) {
  const { projectId } = scope;
  const [verdicts, habits] = await Promise.all([
    verdictsOn(scope, question, { remembered: true }),
    habitsOn(scope, found, { remembered: true }),
  ]);
  if (!habits) return null;
  return (
    <PersonHabits
      habits={habitsOf(habits, id)}
      without={verdicts.people.find((verdict) => verdict.id === id)?.without ?? null}
      versions={found.versions}
      missedHref={casesHref(projectId, { ...filter, missed: id, differ: "any" })}
      agreementHref={measureHref(projectId, "agreement", filter)}
    />
  );
}
