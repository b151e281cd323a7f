import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { CasePanel } from "@/components/resolve/case-panel";
import { CriterionTabs } from "@/components/resolve/criterion-tabs";
import { QueueList } from "@/components/resolve/queue-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { projectPage } from "@/lib/auth/current";
import { openRequests } from "@/lib/guideline/change-requests/queries/waiting-counts";
import { settleAction, withdrawAction } from "@/lib/resolve/actions";
import { readCase } from "@/lib/resolve/case";
import { casePage } from "@/lib/resolve/page-filter";
import { countQueue, listQueue, QUEUE_PAGE } from "@/lib/resolve/queue";

export const metadata: Metadata = { title: "Resolve" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ResolvePage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "resolve:read");
  const { filter, example, criterion, link } = casePage(await searchParams, `/projects/${id}/resolve`);
  const [cases, waiting] = await Promise.all([listQueue(scope, filter), countQueue(scope, filter)]);
  const first = cases[0];
  const open = example && criterion ? { exampleId: example, criterionKey: criterion } : (first ?? null);
  const shown = open && (await readCase(scope, open.exampleId));
  const asked = shown?.criteria.find(({ key }) => key === open?.criterionKey);
  const mayDecide = scope.permissions.has("resolve:write");
  const requests = mayDecide ? await openRequests(await projectPage(id, "resolve:write")) : [];
  const position = cases.findIndex((one) => one.exampleId === shown?.exampleId && one.criterionKey === asked?.key);
  const next = cases[position + 1];
  return (
    <>
      <PageHeader
        title="Resolve"
        question={`${waiting.toLocaleString("en")} waiting, those that differ most first`}
        tabs={
          shown && (
            <CriterionTabs
              criteria={shown.criteria}
              current={filter.criterion}
              href={(key) => link({ criterion: key })}
            />
          )
        }
      />
      {shown && asked ? (
        <div className="grid gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
          <nav
            aria-label="Waiting cases"
            className="max-lg:order-last lg:max-h-[calc(100dvh-12rem)] lg:overflow-y-auto"
          >
            <QueueList
              cases={cases}
              href={(one) => link({ example: one.exampleId, of: one.criterionKey })}
              current={{ exampleId: shown.exampleId, criterionKey: asked.key }}
            />
            {cases.length === QUEUE_PAGE && (
              <LinkButton size="sm" href={link({ page: filter.page + 1 })}>
                More
              </LinkButton>
            )}
          </nav>
          <CasePanel
            shown={shown}
            criterion={asked}
            guidelineHref={`/projects/${id}/guideline${asked.clause ? `#${asked.clause}` : ""}`}
            nextHref={next ? link({ example: next.exampleId, of: next.criterionKey }) : link({})}
            place={{ guidelineId: scope.project.guidelineId, projectId: id }}
            requests={requests.filter((request) => request.criterion === asked.key)}
            mayDecide={mayDecide}
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
