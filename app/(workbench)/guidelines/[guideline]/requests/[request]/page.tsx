import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { CaseList } from "@/components/guideline/requests/case-list";
import { DecisionPanel } from "@/components/guideline/requests/decision-panel";
import { RequestFacts } from "@/components/guideline/requests/request-facts";
import { StateBadge } from "@/components/guideline/requests/state-badge";
import { SubjectText } from "@/components/guideline/requests/subject-text";
import { Thread } from "@/components/guideline/requests/thread";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { guidelinePage, requestsPage } from "@/lib/auth/current";
import { boardHref, draftAddress } from "@/lib/guideline/address";
import { decideAction, remarkAction } from "@/lib/guideline/change-requests/actions";
import { requestDetail } from "@/lib/guideline/change-requests/queries/request";
import { readSubjects } from "@/lib/guideline/change-requests/queries/subjects";
import { subjectName } from "@/lib/guideline/change-requests/subjects";
import { latestVersion } from "@/lib/guideline/queries/version";

export const metadata: Metadata = { title: "Change request" };

interface RequestProps {
  params: Promise<{ guideline: string; request: string }>;
}

export default async function ChangeRequestPage({ params }: RequestProps) {
  const { guideline, request: id } = await params;
  const scope = await requestsPage(guideline, "read");
  const request = await requestDetail(scope, id);
  if (!request) notFound();
  const reading = await guidelinePage(guideline, "read");
  const [{ subjects }, latest] = await Promise.all([readSubjects(scope), latestVersion(reading)]);
  const { guidelineId } = scope;
  const mayFile = scope.canDecide || scope.filing.length > 0;
  return (
    <>
      <PageHeader
        title={request.title}
        question={subjectName(subjects, request)}
        badges={<StateBadge state={request.state} />}
        actions={<LinkButton href={boardHref(guidelineId)}>All change requests</LinkButton>}
      />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid min-w-0 content-start gap-8">
          {request.body && (
            <p className="max-w-[72ch] text-lg whitespace-pre-line wrap-anywhere" dir="auto">
              {request.body}
            </p>
          )}
          <Section title="Cases">
            <CaseList
              request={request}
              cases={request.cases}
              subjects={subjects}
              criteria={latest?.content.criteria ?? []}
            />
          </Section>
          <Section title="Discussion">
            <Thread
              id={id}
              filed={{ by: request.filedBy, at: request.filedAt }}
              entries={request.thread}
              remark={mayFile ? remarkAction.bind(null, guidelineId) : undefined}
            />
          </Section>
        </div>
        <div className="grid min-w-0 content-start gap-8">
          <Section title="Decision">
            <div className="grid gap-4">
              <RequestFacts guidelineId={guidelineId} request={request} />
              {scope.canDecide && request.state !== "done" && (
                <DecisionPanel
                  id={id}
                  state={request.state}
                  editHref={draftAddress.href(`/guidelines/${guidelineId}/edit`, { request: id })}
                  decide={decideAction.bind(null, guidelineId)}
                />
              )}
            </div>
          </Section>
          {latest && <SubjectText version={latest} criterion={request.criterion} clause={request.clause} />}
        </div>
      </div>
    </>
  );
}
