import { LeaseList } from "@/components/assign/lease-list";
import { Section } from "@/components/ui/section";
import { takeBackAction } from "@/lib/assign/actions";
import { listLeases } from "@/lib/assign/queue-queries";
import type { RoundPart } from "./round-part";

export async function RoundLeases({ scope, round, lists, manages }: RoundPart) {
  const { rows, total } = await listLeases(scope, round.id, lists.leases);
  return (
    <div id="leases">
      <Section
        title="In people's hands"
        note="A lease that runs out lets the example go to somebody else; work renews it."
      >
        <LeaseList
          projectId={scope.projectId}
          roundId={round.id}
          leases={rows}
          total={total}
          release={manages ? takeBackAction.bind(null, scope.projectId) : null}
        />
      </Section>
    </div>
  );
}
