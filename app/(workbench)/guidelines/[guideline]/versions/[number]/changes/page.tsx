import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { ChangeIndex } from "@/components/guideline/publish/change-index";
import { CompareForm } from "@/components/guideline/publish/compare-form";
import { ContentChangesView } from "@/components/guideline/publish/content-changes";
import { LinkButton } from "@/components/ui/link-button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Search } from "@/lib/address/address";
import { guidelinePage } from "@/lib/auth/current";
import { changesAddress } from "@/lib/guideline/address";
import { compareContents } from "@/lib/guideline/changes/changes";
import { diffClauses } from "@/lib/guideline/changes/clause-diff";
import { guidelineDetail } from "@/lib/guideline/queries/guideline";
import { versionOf } from "@/lib/guideline/queries/version";

export const metadata: Metadata = { title: "Changes of a guideline" };

interface ChangesProps {
  params: Promise<{ guideline: string; number: string }>;
  searchParams: Search;
}

/** What a version changed against the one before it, or against any other, `from`; each clause and criterion has an address. */
export default async function VersionChangesPage({ params, searchParams }: ChangesProps) {
  const { guideline, number } = await params;
  const scope = await guidelinePage(guideline, "read");
  const { from = Number(number) - 1 } = await changesAddress.load(searchParams);
  const [version, earlier, { versions }] = await Promise.all([
    versionOf(scope, Number(number)),
    versionOf(scope, from),
    guidelineDetail(scope),
  ]);
  if (!version || !earlier) notFound();
  const changes = compareContents(earlier.content, version.content);
  const clauses = diffClauses(earlier.content.body, version.content.body);
  return (
    <>
      <PageHeader
        title={version.name}
        question={`What changed from version ${earlier.number} to ${version.number}?`}
        badges={
          <>
            <VersionBadge number={earlier.number} hash={earlier.hash} guideline={version.name} />
            <VersionBadge number={version.number} hash={version.hash} guideline={version.name} />
          </>
        }
        actions={
          <LinkButton href={`/guidelines/${scope.guidelineId}/versions/${version.number}`}>
            Read version {version.number}
          </LinkButton>
        }
      />
      <CompareForm guidelineId={scope.guidelineId} from={earlier.number} to={version.number} versions={versions} />
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <div className="max-lg:hidden">
          <div className="sticky top-16 max-h-[calc(100dvh-5rem)] overflow-auto">
            <ChangeIndex changes={changes} clauses={clauses} />
          </div>
        </div>
        <ContentChangesView
          changes={changes}
          decided={version.number - earlier.number === 1 ? version.changes : {}}
          text={null}
          clauses={clauses}
        />
      </div>
    </>
  );
}
