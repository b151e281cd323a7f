import { FiguresTable } from "@/components/measure/annotators/figures-table";
import { HabitsView } from "@/components/measure/annotators/habits-view";
import { pack } from "@/components/ui/packed";
import { Section } from "@/components/ui/section";
import type { ProjectScope } from "@/lib/auth/scope";
import { type annotatorsTable, casesHref, filterOf, type MeasureAsked } from "@/lib/measure/address";
import { figurePage, figureRows } from "@/lib/measure/annotators/figure-rows";
import { habitsOn } from "@/lib/measure/annotators/habit-queries";
import { peopleInOrder } from "@/lib/measure/annotators/order";
import type { FoundAnnotators } from "@/lib/measure/annotators/queries";

interface HabitsPartProps {
  scope: ProjectScope<"measure:read">;
  filter: MeasureAsked;
  found: FoundAnnotators;
  table: Awaited<ReturnType<typeof annotatorsTable.load>>;
  href: (id: string) => string;
}

/** Known answers, reading, habits, and everybody's figures with these; comes after the distributions, since more is read for it. */
export async function HabitsPart({ scope, filter, found, table, href }: HabitsPartProps) {
  const { figures, annotators, versions } = found;
  const habits = await habitsOn(scope, found, { remembered: true });
  const rows = figureRows(peopleInOrder(figures.people, annotators, "name"), habits, href);
  const about = { ...filterOf(filter), criterion: found.filter.criterion.key };
  return (
    <>
      {habits && (
        <HabitsView
          habits={habits}
          annotators={annotators}
          versions={versions}
          href={href}
          labelsHref={(id) => casesHref(scope.projectId, { ...about, annotators: [id], differ: "any" })}
          missedHref={(id) => casesHref(scope.projectId, { ...about, missed: id, differ: "any" })}
          goldHref={casesHref(scope.projectId, { ...about, gold: "only", differ: "any" })}
        />
      )}
      <Section title="Figures">
        <FiguresTable
          all={pack(rows)}
          shown={figurePage(rows, table).map(({ id }) => id)}
          isOrdered={figures.isOrdered}
        />
      </Section>
    </>
  );
}
