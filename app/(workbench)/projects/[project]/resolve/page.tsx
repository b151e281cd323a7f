import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { CasePanel } from "@/components/resolve/case-panel";
import { CriterionTabs } from "@/components/resolve/criterion-tabs";
import { QueueFilters } from "@/components/resolve/queue-filters";
import { QueueNav } from "@/components/resolve/queue-nav";
import { rangeWords } from "@/components/resolve/range-words";
import { RuleDialog } from "@/components/resolve/rule-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { projectPage } from "@/lib/auth/current";
import {
  previewRuleAction,
  settleAction,
  settleByRuleAction,
  withdrawAction,
  withdrawBatchAction,
} from "@/lib/resolve/actions";
import { filterHrefs } from "@/lib/resolve/filter-hrefs";
import { resolvePage } from "@/lib/resolve/page-data";
import { casePage } from "@/lib/resolve/page-filter";
import { QUEUE_PAGE } from "@/lib/resolve/queue";

export const metadata: Metadata = { title: "Resolve" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ResolvePage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "resolve:read", "examples:read");
  const asked = casePage(await searchParams, `/projects/${id}/resolve`);
  const { filter, link } = asked;
  const { cases, counts, slices, versions, batches, open } = await resolvePage(scope, asked);
  const pinned = scope.project.versionNumber;
  const shownCounts = counts.filter(({ key }) => key === (filter.criterion ?? key));
  const waiting = shownCounts.reduce((sum, one) => sum + one.waiting, 0);
  const settled = shownCounts.reduce((sum, one) => sum + one.settled, 0);
  const mayDecide = scope.permissions.has("resolve:write");
  const { criterion, slice, flagged } = filter;
  return (
    <>
      <PageHeader
        title="Resolve"
        actions={
          mayDecide &&
          (filter.version ?? pinned) === pinned && (
            <RuleDialog
              within={{ criterion, slice, flagged }}
              withinWords={rangeWords(filter, counts)}
              preview={previewRuleAction.bind(null, id)}
              settle={settleByRuleAction.bind(null, id)}
              batches={batches}
              withdraw={withdrawBatchAction.bind(null, id)}
            />
          )
        }
        question={`${settled.toLocaleString("en")} of ${(waiting + settled).toLocaleString("en")} settled, ${waiting.toLocaleString("en")} waiting`}
        tabs={<CriterionTabs counts={counts} current={filter.criterion} href={(key) => link({ criterion: key })} />}
      />
      <div className="mb-5">
        <QueueFilters
          filter={filter}
          versions={versions}
          pinned={pinned}
          slices={slices}
          hrefs={filterHrefs(link, versions, slices)}
        />
      </div>
      {open ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
          <QueueNav
            cases={cases}
            filter={filter}
            link={link}
            hasMore={filter.page * QUEUE_PAGE < waiting}
            current={{ exampleId: open.shown.exampleId, criterionKey: open.criterion.key }}
          />
          <CasePanel
            {...open}
            guidelineHref={`/projects/${id}/guideline${open.criterion.clause ? `#${open.criterion.clause}` : ""}`}
            agreementHref={`/projects/${id}/measure/${open.criterion.key}?version=${open.shown.version.number}`}
            queueHref={link({ page: 1 })}
            mayDecide={mayDecide}
            isPinned={open.shown.version.number === pinned}
            settle={settleAction.bind(null, id)}
            withdraw={withdrawAction.bind(null, id)}
          />
        </div>
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
