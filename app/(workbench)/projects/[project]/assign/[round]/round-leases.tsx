import { LeaseList } from "@/components/assign/lease-list";
import { PageLinks } from "@/components/ui/page-links";
import { Section } from "@/components/ui/section";
import { releaseLeasesAction } from "@/lib/assign/actions";
import { listLeases, QUEUE_PAGE } from "@/lib/assign/queue-queries";
import { examplesPath, type RoundPart } from "./round-part";

export async function RoundLeases({ scope, round, asked, manages, href }: RoundPart) {
  const { rows, total } = await listLeases(scope, round.id, asked.leases);
  return (
    <div id="leases">
      <Section
        title="In people's hands"
        note="A lease that runs out lets the example go to somebody else; work renews it."
      >
        {total === 0 ? (
          <p className="text-muted">Nobody holds an example of this round now.</p>
        ) : (
          <LeaseList
            roundId={round.id}
            leases={rows}
            examplesPath={examplesPath(scope)}
            release={manages ? releaseLeasesAction.bind(null, scope.projectId) : null}
          />
        )}
        <PageLinks
          page={asked.leases}
          size={QUEUE_PAGE}
          total={total}
          href={(page) => href({ leases: page }, "leases")}
        />
      </Section>
    </div>
  );
}
