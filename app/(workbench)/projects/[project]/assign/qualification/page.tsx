import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { QualificationFacts } from "@/components/qualification/qualification-facts";
import { QualificationForm } from "@/components/qualification/qualification-form";
import { QualificationPeople } from "@/components/qualification/qualification-people";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { VersionBadge } from "@/components/version-badge/version-badge";
import {
  grantAttemptAction,
  liftQualificationAction,
  setQualificationAction,
} from "@/lib/assign/qualification/actions";
import { currentSet, goldChoices, qualificationResults } from "@/lib/assign/qualification/queries";
import { projectPage } from "@/lib/auth/current";

export const metadata: Metadata = { title: "Qualification" };

export default async function QualificationSetPage({ params }: { params: Promise<{ project: string }> }) {
  const { project: id } = await params;
  const scope = await projectPage(id, "rounds:manage");
  const [set, choices] = await Promise.all([currentSet(scope), goldChoices(scope)]);
  const people = await qualificationResults(scope, set);
  const { versionNumber, versionHash } = scope.project;
  return (
    <>
      <PageHeader
        title="Qualification"
        question="Who reads the guideline as it is meant?"
        badges={<VersionBadge number={versionNumber} hash={versionHash} pinned />}
        actions={<LinkButton href={`/projects/${id}/assign`}>All rounds</LinkButton>}
      />
      <div className="grid gap-8">
        {set && (
          <>
            <Section title={`Asked under version ${versionNumber}`}>
              <QualificationFacts set={set} lift={liftQualificationAction.bind(null, id)} />
            </Section>
            <Section title="People" note="Nobody gets work under this version before they have passed.">
              <QualificationPeople people={people} grant={grantAttemptAction.bind(null, id)} />
            </Section>
          </>
        )}
        <Section
          title={set ? "Ask something else" : "Ask for a qualification"}
          note="Annotators answer these before they get work, and read why when an attempt has ended. The examples come in no round afterwards."
        >
          {choices.length === 0 ? (
            <EmptyState
              title="No gold yet"
              action={<LinkButton href={`/projects/${id}/import`}>Import examples with gold</LinkButton>}
            >
              A qualification is made of examples whose answers are known.
            </EmptyState>
          ) : (
            <QualificationForm key={set?.id} choices={choices} set={set} save={setQualificationAction.bind(null, id)} />
          )}
        </Section>
      </div>
    </>
  );
}
