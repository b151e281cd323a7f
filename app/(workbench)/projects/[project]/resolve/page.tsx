import type { Metadata } from "next";
import { CasePanel } from "@/components/resolve/case-panel";
import { Elsewhere } from "@/components/resolve/elsewhere";
import { LastSettledProvider } from "@/components/resolve/last-settled";
import { QueueHead } from "@/components/resolve/queue-head";
import { QueueNav } from "@/components/resolve/queue-nav";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { NothingMatches } from "@/components/ui/nothing-matches";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { openRequests } from "@/lib/guideline/change-requests/queries/waiting-counts";
import { settleAction, withdrawAction } from "@/lib/resolve/actions";
import { queueAddress, queueLink } from "@/lib/resolve/address";
import { resolvePage } from "@/lib/resolve/page-data";

export const metadata: Metadata = { title: "Resolve" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function ResolvePage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "resolve:read", "examples:read");
  const href = `/projects/${id}/resolve`;
  const asked = await queueAddress.load(searchParams);
  const { example, of: _, ...filter } = asked;
  const link = queueLink(href, asked);
  const { cases, elsewhere, open, hasMore, ...head } = await resolvePage(scope, asked);
  const mayDecide = scope.permissions.has("resolve:write");
  const requests = mayDecide ? await openRequests(await projectPage(id, "resolve:write")) : [];
  const withdraw = withdrawAction.bind(null, id);
  const isNamed = example !== undefined && open === null;
  const isNarrowed = Boolean(filter.criterion || filter.version || filter.slice || filter.flagged === "only");
  const clearHref = isNarrowed ? queueAddress.href(href, { order: filter.order }) : null;
  return (
    <LastSettledProvider>
      <div className="flex min-h-0 grow flex-col max-md:pb-28 md:-my-2 desk:basis-[0px] desk:overflow-hidden">
        <QueueHead
          href={href}
          clearHref={open && clearHref}
          filter={filter}
          {...head}
          withdraw={mayDecide ? withdraw : null}
        />
        <Elsewhere elsewhere={elsewhere} href={(version) => link({ version })} />
        {open ? (
          <div className="grid min-h-0 grow grid-cols-[minmax(0,1fr)] gap-6 min-[60rem]:grid-cols-[minmax(0,1fr)_26rem] xl:grid-cols-[13rem_minmax(0,1fr)_26rem] desk:max-xl:grid-rows-[8rem_minmax(0,1fr)] desk:xl:grid-rows-[minmax(0,1fr)]">
            <CasePanel
              {...open}
              projectId={id}
              guidelineId={scope.project.guidelineId}
              requests={requests.filter(({ criterion, clause }) =>
                criterion === null
                  ? clause !== null && clause === open.criterion.clause
                  : criterion === open.criterion.key,
              )}
              queueHref={link({})}
              mayDecide={mayDecide}
              isPinned={open.shown.version.number === head.pinned}
              settle={settleAction.bind(null, id)}
              withdraw={withdraw}
            />
            <QueueNav filter={filter} link={link} cases={cases} hasMore={hasMore} current={open.at} />
          </div>
        ) : isNamed ? (
          <EmptyState title="There is no such case" action={<LinkButton href={href}>Show what waits</LinkButton>}>
            The project has no such example, or its guideline no such criterion in this version.
          </EmptyState>
        ) : clearHref ? (
          <NothingMatches noun="waiting case" clear={clearHref} />
        ) : (
          <EmptyState
            title="Nothing waits"
            action={<LinkButton href={`/projects/${id}/measure`}>Look at the agreement</LinkButton>}
          >
            Where two people’s labels of an example differ, the case comes here, those that differ most first.
          </EmptyState>
        )}
      </div>
    </LastSettledProvider>
  );
}
