import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { ContentChangesView } from "@/components/guideline/publish/content-changes";
import { LinkButton } from "@/components/ui/link-button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { guidelinePage } from "@/lib/auth/current";
import { compareContents } from "@/lib/guideline/changes";
import { versionOf } from "@/lib/guideline/queries/version";
import { diffText } from "@/lib/guideline/text-diff";

export const metadata: Metadata = { title: "Changes of a guideline" };

interface ChangesProps {
  params: Promise<{ guideline: string; number: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
}

/** What a version changed against the one before it, or against `from`. */
export default async function VersionChangesPage({ params, searchParams }: ChangesProps) {
  const { guideline, number } = await params;
  const scope = await guidelinePage(guideline, "read");
  const from = Number((await searchParams).from ?? Number(number) - 1);
  const [version, earlier] = await Promise.all([versionOf(scope, Number(number)), versionOf(scope, from)]);
  if (!version || !earlier) notFound();
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
      <ContentChangesView
        changes={compareContents(earlier.content, version.content)}
        decided={version.number - earlier.number === 1 ? version.changes : {}}
        text={diffText(earlier.content.body, version.content.body)}
      />
    </>
  );
}
