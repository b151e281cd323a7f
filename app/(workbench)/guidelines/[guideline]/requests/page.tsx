import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { BoardFilter } from "@/components/guideline/requests/board-filter";
import { filterChoices } from "@/components/guideline/requests/filter-choices";
import { RequestBoard } from "@/components/guideline/requests/request-board";
import { WaitingFlags } from "@/components/guideline/requests/waiting-flags";
import { LinkButton } from "@/components/ui/link-button";
import { NothingMatches } from "@/components/ui/nothing-matches";
import type { Search } from "@/lib/address/address";
import { guidelinePage, requestsPage } from "@/lib/auth/current";
import { boardAddress, boardHref, newRequestHref } from "@/lib/guideline/address";
import { setFlagAsideAction } from "@/lib/guideline/change-requests/actions";
import { readBoard } from "@/lib/guideline/change-requests/queries/board";
import { waitingFlags } from "@/lib/guideline/change-requests/queries/flags";
import { readSubjects } from "@/lib/guideline/change-requests/queries/subjects";

export const metadata: Metadata = { title: "Change requests" };

interface BoardProps {
  params: Promise<{ guideline: string }>;
  searchParams: Search;
}

export default async function ChangeRequestsPage({ params, searchParams }: BoardProps) {
  const { guideline } = await params;
  const { guidelineId } = await guidelinePage(guideline, "read");
  const scope = await requestsPage(guidelineId, "read");
  const asked = await boardAddress.load(searchParams);
  const { state, cursor: _, ...filter } = asked;
  const mayFile = scope.canDecide || scope.filing.length > 0;
  const [{ name, subjects }, columns, flags] = await Promise.all([
    readSubjects(scope),
    readBoard(scope, asked),
    mayFile ? requestsPage(guidelineId, "file").then(waitingFlags) : [],
  ]);
  const isEmpty = Object.values(columns).every(({ count }) => count === 0);
  return (
    <>
      <PageHeader
        title={
          <>
            Change requests: <bdi>{name}</bdi>
          </>
        }
        question="What should the next version say more clearly?"
        actions={
          <>
            <LinkButton href={`/guidelines/${guidelineId}`}>Guideline</LinkButton>
            {mayFile && (
              <LinkButton variant="primary" icon={<Plus aria-hidden />} href={newRequestHref(guidelineId, filter)}>
                New request
              </LinkButton>
            )}
          </>
        }
      />
      <WaitingFlags
        guidelineId={guidelineId}
        flags={flags}
        subjects={subjects}
        setAside={setFlagAsideAction.bind(null, guidelineId)}
      />
      <BoardFilter choices={filterChoices(guidelineId, asked, subjects, scope.readable)} />
      {isEmpty && Object.values(filter).some(Boolean) && (
        <NothingMatches noun="change request" clear={boardHref(guidelineId)} />
      )}
      <RequestBoard guidelineId={guidelineId} subjects={subjects} columns={columns} current={state} />
    </>
  );
}
