import type { Metadata } from "next";
import { OpenRoundForm } from "@/components/assign/open-round-form";
import { RoundTable } from "@/components/assign/round-table";
import { PageHeader } from "@/components/frame/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { openRoundAction, setRoundStateAction } from "@/lib/assign/actions";
import { listRounds, planFacts, roundPeople } from "@/lib/assign/queries";
import { projectPage } from "@/lib/auth/current";

export const metadata: Metadata = { title: "Assign" };

export default async function AssignPage({ params }: { params: Promise<{ project: string }> }) {
  const { project: id } = await params;
  const scope = await projectPage(id, "rounds:read");
  const [rounds, facts] = await Promise.all([listRounds(scope), planFacts(scope)]);
  const withPeople = await Promise.all(
    rounds.map(async (round) => ({ ...round, people: await roundPeople(scope, round.id) })),
  );
  const manages = scope.permissions.has("rounds:manage");
  return (
    <>
      <PageHeader title="Assign" question="Who labels what, and how far are they?" />
      <div className="grid gap-8">
        {rounds.length === 0 ? (
          <EmptyState title="No round yet">
            A round hands out examples: each to as many people as you say, in random order.
          </EmptyState>
        ) : (
          <RoundTable rounds={withPeople} setState={manages ? setRoundStateAction.bind(null, id) : null} />
        )}
        {manages && (
          <Section
            title="Open a round"
            note="Work goes out at once. What is leased when a round stops can still be submitted."
          >
            <OpenRoundForm {...facts} open={openRoundAction.bind(null, id)} />
          </Section>
        )}
      </div>
    </>
  );
}
