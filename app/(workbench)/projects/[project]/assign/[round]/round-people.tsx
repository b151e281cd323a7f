import { RoundPeopleTable } from "@/components/assign/round-people-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLinks } from "@/components/ui/page-links";
import { Section } from "@/components/ui/section";
import { PEOPLE_PAGE, roundPeople } from "@/lib/assign/people-queries";
import type { RoundPart } from "./round-part";

export async function RoundPeople({ scope, round, asked, href }: RoundPart) {
  const { rows, total } = await roundPeople(scope, round.id, asked.people);
  return (
    <div id="people">
      <Section title="People" note="Median time is active time per example, over the latest 100 of each in this round.">
        {rows.length === 0 ? (
          <EmptyState title="Nobody takes part yet">
            The project has no annotators. Add some under Settings, Members; they can label as soon as they join.
          </EmptyState>
        ) : (
          <RoundPeopleTable
            rows={rows}
            showsGold={round.goldRate > 0 || round.gold > 0}
            showsRepeats={round.repeatRate > 0 || round.repeats > 0}
          />
        )}
        <PageLinks
          page={asked.people}
          size={PEOPLE_PAGE}
          total={total}
          href={(page) => href({ people: page }, "people")}
        />
      </Section>
    </div>
  );
}
