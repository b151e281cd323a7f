import type { Metadata } from "next";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { LookBar } from "@/components/curate/inspect/look-bar";
import { MatchingTable } from "@/components/curate/inspect/matching-table";
import { PageHeader } from "@/components/frame/page-header";
import { LinkButton } from "@/components/ui/link-button";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { excludeAction, includeAction } from "@/lib/curate/actions";
import { inspectHref, matchingHref, matchingTable } from "@/lib/curate/inspect/address";
import { wordNames } from "@/lib/curate/inspect/names";
import { matchingOn } from "@/lib/curate/inspect/queries";
import { exampleHref } from "@/lib/examples/address";

export const metadata: Metadata = { title: "Examples behind a bar" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function MatchingPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "examples:read");
  const { page, size, where } = await matchingTable.load(searchParams);
  const [{ rows, total, examples }, names] = await Promise.all([
    matchingOn(scope, where ? { where } : {}, { offset: (page - 1) * size, limit: size }),
    wordNames(scope),
  ]);
  const mayExclude = scope.permissions.has("release:write");
  return (
    <>
      <PageHeader
        title="Examples"
        question="Which examples are behind the bar?"
        actions={<LinkButton href={inspectHref(id, { where })}>Inspect these</LinkButton>}
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid gap-4">
        <LookBar
          where={where ?? []}
          href={(conditions) => matchingHref(id, conditions)}
          matching={total}
          examples={examples}
          names={names}
        />
        <MatchingTable
          rows={rows.map((row) => ({ ...row, href: exampleHref(id, row.id) }))}
          total={total}
          commands={
            mayExclude ? { exclude: excludeAction.bind(null, id), include: includeAction.bind(null, id) } : null
          }
        />
      </div>
    </>
  );
}
