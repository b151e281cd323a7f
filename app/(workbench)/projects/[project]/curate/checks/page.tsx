import type { Metadata } from "next";
import { CheckTable } from "@/components/curate/checks/check-table";
import { ChecksNotices } from "@/components/curate/checks/checks-notices";
import { OpenCheckView } from "@/components/curate/checks/open-check";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { trustSentence } from "@/components/curate/measuring/measured-words";
import { PageHeader } from "@/components/frame/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { checksAddress, checksHref } from "@/lib/curate/checks/address";
import { checksOfDraft, checksOfVersion, checksTried } from "@/lib/curate/checks/queries";
import { measurementsHref } from "@/lib/curate/measurements/address";
import { measuredChecks } from "@/lib/curate/measurements/measured";
import { lookForPatternsAction } from "@/lib/facts/actions";
import { draftHref } from "@/lib/guideline/address";

export const metadata: Metadata = { title: "Checks" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

/** What each check of the guideline flags, before anybody acts on it. */
export default async function ChecksPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "release:write", "resolve:read", "project:read", "guideline:edit");
  const asked = await checksAddress.load(searchParams);
  const list = asked.of === "draft" ? await checksOfDraft(scope) : await checksOfVersion(scope);
  const { guidelineId, version, checks, qualities } = list;
  const question = asked.check === undefined ? undefined : { ...asked, check: asked.check };
  const [tried, measured] = await Promise.all([
    checksTried(scope, checks, question),
    measuredChecks(scope, { checks, qualities }),
  ]);
  const isDraft = asked.of === "draft";
  return (
    <>
      <PageHeader
        title="Checks"
        question="What would each check take, and is it right?"
        badges={!isDraft && <VersionBadge number={version.number} hash={version.hash} pinned />}
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
        actions={
          <>
            <LinkButton href={checksHref(id, { of: isDraft ? "version" : "draft" })}>
              {isDraft ? `Checks of version ${version.number}` : "Checks of the draft"}
            </LinkButton>
            <LinkButton href={draftHref(guidelineId, { beside: "qualities" })}>Edit checks</LinkButton>
            {!isDraft && checks.length > 0 && <LinkButton href={measurementsHref(id)}>Measure checks</LinkButton>}
          </>
        }
      />
      <div className="grid gap-8">
        <ChecksNotices list={list} tried={tried} isDraft={isDraft} lookFor={lookForPatternsAction.bind(null, id)} />
        {checks.length > 0 && tried.total > 0 && (
          <Section
            title={isDraft ? "In the draft" : `In version ${version.number}`}
            note="A check flags and deletes nothing. All examples whose facts are known were looked at, so the shares are exact. How often it is right, people say who read blind."
          >
            <p className="mb-3 max-w-[72ch]">{trustSentence(checks, measured)}</p>
            <CheckTable
              projectId={id}
              of={asked.of}
              checks={checks}
              counts={tried.counts}
              measured={measured}
              open={asked.check}
            />
          </Section>
        )}
        {tried.open && (
          <OpenCheckView
            projectId={id}
            guidelineId={guidelineId}
            asked={asked}
            open={tried.open}
            counts={tried.counts[checks.findIndex(({ key }) => key === asked.check)]!}
          />
        )}
      </div>
    </>
  );
}
