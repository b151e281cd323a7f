import { RoundPeopleTable } from "@/components/assign/round-people-table";
import { Section } from "@/components/ui/section";
import { takeBackAction } from "@/lib/assign/actions";
import { roundPeople } from "@/lib/assign/people-queries";
import type { RoundPart } from "./round-part";

export async function RoundPeople({ scope, round, lists, manages }: RoundPart) {
  const { rows, total } = await roundPeople(scope, round.id, lists.people);
  return (
    <div id="people">
      <Section title="People" note="Median time is active time per example, over the latest 100 of each in this round.">
        <RoundPeopleTable
          rows={rows}
          total={total}
          roundId={round.id}
          takeBack={manages ? takeBackAction.bind(null, scope.projectId) : null}
          showsGold={round.goldRate > 0 || round.gold > 0}
          showsRepeats={round.repeatRate > 0 || round.repeats > 0}
        />
      </Section>
    </div>
  );
}
