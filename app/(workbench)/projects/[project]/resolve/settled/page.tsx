import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { settledWords } from "@/components/resolve/answer-words";
import { batchOptions } from "@/components/resolve/batch-options";
import { ResolveTabs } from "@/components/resolve/resolve-tabs";
import { SettledList } from "@/components/resolve/settled-list";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { withdrawSomeAction } from "@/lib/resolve/actions";
import { caseHref, settledTable } from "@/lib/resolve/address";
import { listBatches } from "@/lib/resolve/rule";
import { listSettled, settledFacets } from "@/lib/resolve/settled";

export const metadata: Metadata = { title: "Settled cases" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function SettledPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "resolve:read");
  const view = await settledTable.load(searchParams);
  const [{ rows, total }, facets, batches] = await Promise.all([
    listSettled(scope, view),
    settledFacets(scope),
    listBatches(scope),
  ]);
  const href = `/projects/${id}/resolve`;
  const { versionNumber } = scope.project;
  const mayDecide = scope.permissions.has("resolve:write");
  return (
    <>
      <PageHeader
        title="Settled cases"
        question="What was decided, by whom and why?"
        tabs={<ResolveTabs href={href} mayDecide={mayDecide} />}
      />
      <SettledList
        rows={rows.map(
          ({ exampleId, externalId, criterion, text, value, versionNumber: number, createdAt, ...row }) => ({
            ...row,
            externalId,
            criterion: criterion.title,
            answer: settledWords(criterion, value, text),
            version: number,
            at: createdAt.toISOString(),
            href: caseHref(id, exampleId, criterion.key, number === versionNumber ? undefined : number),
          }),
        )}
        total={total}
        facets={facets}
        batches={batchOptions(batches, view.batch)}
        queueHref={href}
        withdraw={mayDecide ? withdrawSomeAction.bind(null, id) : null}
      />
    </>
  );
}
