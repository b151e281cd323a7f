import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { OwnAnswersCharts, OwnSessions } from "@/components/measure/own-sessions";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Soon } from "@/components/ui/soon";
import { projectPage } from "@/lib/auth/current";
import { ownAnswers, ownSessions } from "@/lib/measure/own-queries";
import { OwnComparisonPart } from "./own-comparison-part";

export const metadata: Metadata = { title: "My figures" };

export default async function OwnFiguresPage({ params }: { params: Promise<{ project: string }> }) {
  const { project: id } = await params;
  const scope = await projectPage(id, "measure:own");
  const [sessions, answers] = await Promise.all([ownSessions(scope), ownAnswers(scope)]);
  return (
    <>
      <PageHeader title="My figures" question="How has your work gone? Only you see this page." />
      {sessions.length === 0 && answers.length === 0 ? (
        <EmptyState
          title="Nothing yet"
          action={<LinkButton href={`/projects/${id}/label`}>Start labelling</LinkButton>}
        >
          After your first examples your pace and your answers stand here.
        </EmptyState>
      ) : (
        <div className="grid gap-8">
          <Section
            title="Sessions"
            note="A session ends with a longer pause. Times count only while the example was in front of you."
          >
            <OwnSessions sessions={sessions} />
          </Section>
          <Soon part={OwnComparisonPart({ scope })} />
          {answers.length > 0 && (
            <Section
              title="Answers"
              note={`To what version ${scope.project.versionNumber} of the guideline asks, also where an earlier one asked the same.`}
            >
              <OwnAnswersCharts answers={answers} />
            </Section>
          )}
        </div>
      )}
    </>
  );
}
