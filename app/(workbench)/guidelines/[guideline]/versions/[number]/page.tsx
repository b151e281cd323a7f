import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { ExportMenu } from "@/components/guideline/export-menu";
import { VersionFacts } from "@/components/guideline/reading/version-facts";
import { VersionReader } from "@/components/guideline/reading/version-reader";
import { subjectNotes } from "@/components/guideline/requests/subject-notes";
import { RetireButton } from "@/components/guideline/retire-button";
import { buttonStyle } from "@/components/ui/button-style";
import { LinkButton } from "@/components/ui/link-button";
import { guidelinePage } from "@/lib/auth/current";
import { retireVersionAction } from "@/lib/guideline/actions";
import { precedentsOf } from "@/lib/guideline/change-requests/queries/precedents";
import { waitingCounts } from "@/lib/guideline/change-requests/queries/waiting-counts";
import { versionOf } from "@/lib/guideline/queries/version";

export const metadata: Metadata = { title: "Guideline version" };

interface VersionProps {
  params: Promise<{ guideline: string; number: string }>;
}

export default async function VersionPage({ params }: VersionProps) {
  const { guideline, number } = await params;
  const scope = await guidelinePage(guideline, "read");
  const version = await versionOf(scope, Number(number));
  if (!version) notFound();
  const [precedents, waiting] = await Promise.all([precedentsOf(scope, version.number), waitingCounts(scope)]);
  const { guidelineId, content } = version;
  const here = `/guidelines/${scope.guidelineId}/versions/${version.number}`;
  const file = `/api/v1${here}?format=`;
  return (
    <>
      <PageHeader
        title={
          <>
            <bdi>{version.name}</bdi>, version {version.number}
          </>
        }
        actions={
          <>
            {version.number > 1 && <LinkButton href={`${here}/changes`}>What changed</LinkButton>}
            <a href={`${file}markdown`} download className={buttonStyle()}>
              Markdown file
            </a>
            <a href={`${file}judge-prompt`} target="_blank" rel="noopener" className={buttonStyle()}>
              Judge prompt
            </a>
            <ExportMenu file={file} />
            {scope.canEdit && !version.retiredAt && (
              <RetireButton guidelineId={scope.guidelineId} number={version.number} retire={retireVersionAction} />
            )}
          </>
        }
      />
      <VersionFacts version={version} />
      <VersionReader
        content={content}
        notes={subjectNotes({ guidelineId, content, precedents, waiting, mayFile: waiting?.mayFile ?? false })}
      />
    </>
  );
}
