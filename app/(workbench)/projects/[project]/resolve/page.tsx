import type { Metadata } from "next";
import { CasePanel } from "@/components/resolve/case-panel";
import { Elsewhere } from "@/components/resolve/elsewhere";
import { QueueHead } from "@/components/resolve/queue-head";
import { QueueNav } from "@/components/resolve/queue-nav";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { NothingMatches } from "@/components/ui/nothing-matches";
import { projectPage } from "@/lib/auth/current";
import { openRequests } from "@/lib/guideline/change-requests/queries/waiting-counts";
import {
  previewRuleAction,
  settleAction,
  settleByRuleAction,
  withdrawAction,
  withdrawBatchAction,
} from "@/lib/resolve/actions";
import { resolvePage } from "@/lib/resolve/page-data";
import { casePage } from "@/lib/resolve/page-filter";

export const metadata: Metadata = { title: "Resolve" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ResolvePage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "resolve:read", "examples:read");
  const { clearHref, ...asked } = casePage(await searchParams, `/projects/${id}/resolve`);
  const { cases, batches, elsewhere, open, hasMore, ...head } = await resolvePage(scope, asked);
  const mayDecide = scope.permissions.has("resolve:write");
  const requests = mayDecide ? await openRequests(await projectPage(id, "resolve:write")) : [];
  const rules = {
    preview: previewRuleAction.bind(null, id),
    settle: settleByRuleAction.bind(null, id),
    withdraw: withdrawBatchAction.bind(null, id),
    batches,
  };
  return (
    <>
      <QueueHead {...asked} {...head} rules={mayDecide ? rules : null} />
      <Elsewhere elsewhere={elsewhere} href={(version) => asked.link({ version })} />
      {open ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
          <QueueNav {...asked} cases={cases} hasMore={hasMore} current={open.at} />
          <CasePanel
            {...open}
            projectId={id}
            guidelineId={scope.project.guidelineId}
            requests={requests.filter(({ criterion }) => criterion === open.criterion.key)}
            queueHref={asked.link({ page: 1 })}
            mayDecide={mayDecide}
            isPinned={open.shown.version.number === head.pinned}
            settle={settleAction.bind(null, id)}
            withdraw={withdrawAction.bind(null, id)}
          />
        </div>
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
    </>
  );
}
