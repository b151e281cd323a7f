import type { Metadata } from "next";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { LookBar } from "@/components/curate/inspect/look-bar";
import { MatchingTable } from "@/components/curate/inspect/matching-table";
import { SelectionActions } from "@/components/curate/selection/selection-actions";
import { PageHeader } from "@/components/frame/page-header";
import { LinkButton } from "@/components/ui/link-button";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { excludeAction, includeAction } from "@/lib/curate/actions";
import { inspectHref, matchingHref, matchingTable, selectionIn } from "@/lib/curate/inspect/address";
import { wordNames } from "@/lib/curate/inspect/names";
import { matchingOn } from "@/lib/curate/inspect/queries";
import {
  dropCheckAction,
  endSelectionAction,
  excludeMatchingAction,
  makeCheckAction,
  saveSelectionAction,
} from "@/lib/curate/selection/actions";
import { exampleHref } from "@/lib/examples/address";
import { lookWords } from "../look-words";
import { KeptSelections } from "./kept-selections";

export const metadata: Metadata = { title: "Examples behind a bar" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function MatchingPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "examples:read");
  const { page, size, ...look } = await matchingTable.load(searchParams);
  const asked = selectionIn(look);
  const [{ rows, total, examples }, names, also] = await Promise.all([
    matchingOn(scope, asked, { offset: (page - 1) * size, limit: size }),
    wordNames(scope),
    lookWords(scope, asked, (left) => matchingHref(id, { ...asked, ...left })),
  ]);
  const mayCurate = scope.permissions.has("release:write");
  return (
    <>
      <PageHeader
        title="Examples"
        question="Which examples are behind the bar?"
        actions={<LinkButton href={inspectHref(id, asked)}>Inspect these</LinkButton>}
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid gap-4">
        <LookBar
          where={asked.where ?? []}
          href={(where) => matchingHref(id, { ...asked, where: [...where] })}
          matching={total}
          examples={examples}
          names={names}
          also={also}
        />
        {mayCurate && total > 0 && (
          <SelectionActions
            projectId={id}
            asked={asked}
            total={total}
            save={saveSelectionAction.bind(null, id)}
            exclude={excludeMatchingAction.bind(null, id)}
            end={endSelectionAction.bind(null, id)}
            makeCheck={makeCheckAction.bind(null, id)}
            dropCheck={dropCheckAction.bind(null, id)}
          />
        )}
        <MatchingTable
          rows={rows.map((row) => ({ ...row, href: exampleHref(id, row.id) }))}
          total={total}
          commands={mayCurate ? { exclude: excludeAction.bind(null, id), include: includeAction.bind(null, id) } : null}
        />
        <KeptSelections scope={scope} names={names} />
      </div>
    </>
  );
}
