import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { FileForm } from "@/components/guideline/requests/file-form";
import { EmptyState } from "@/components/ui/empty-state";
import type { Search } from "@/lib/address/address";
import { requestsPage } from "@/lib/auth/current";
import { newRequestAddress } from "@/lib/guideline/address";
import { addCasesAction, fileRequestAction } from "@/lib/guideline/change-requests/actions";
import { startOf } from "@/lib/guideline/change-requests/file-start";
import { flagOf } from "@/lib/guideline/change-requests/queries/flags";
import { waitingRequests } from "@/lib/guideline/change-requests/queries/request";
import { readSubjects } from "@/lib/guideline/change-requests/queries/subjects";

export const metadata: Metadata = { title: "New change request" };

interface NewRequestProps {
  params: Promise<{ guideline: string }>;
  searchParams: Search;
}

/** Filled in with where one comes from: a criterion, a clause, a case, a flag. */
export default async function NewRequestPage({ params, searchParams }: NewRequestProps) {
  const scope = await requestsPage((await params).guideline, "file");
  const asked = await newRequestAddress.load(searchParams);
  const flag = asked.flag ? await flagOf(scope, asked.flag) : null;
  const [{ name, subjects }, waiting] = await Promise.all([readSubjects(scope), waitingRequests(scope)]);
  const start = startOf(asked, subjects, scope, flag);
  return (
    <>
      <PageHeader
        title={
          <>
            New change request: <bdi>{name}</bdi>
          </>
        }
        question="Where does the guideline leave people alone?"
      />
      {start ? (
        <FileForm
          guidelineId={scope.guidelineId}
          subjects={subjects}
          projects={scope.filing}
          mayFileAlone={scope.canDecide}
          joins={waiting.map(({ project, ...request }) => ({ ...request, project: project?.id ?? null }))}
          start={start}
          file={fileRequestAction.bind(null, scope.guidelineId)}
          addCases={addCasesAction.bind(null, scope.guidelineId)}
        />
      ) : (
        <EmptyState title="Nothing to request a change of">
          This guideline has neither a criterion nor a clause yet. A heading in its text begins a clause.
        </EmptyState>
      )}
    </>
  );
}
