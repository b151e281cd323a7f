import type { Metadata } from "next";
import { DecisionTable } from "@/components/curate/decision-table";
import { PageHeader } from "@/components/frame/page-header";
import { LastAttempt } from "@/components/jobs/last-attempt";
import { ReleaseList } from "@/components/release/release-list";
import { WhatGoesOut } from "@/components/release/what-goes-out";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { curateHref } from "@/lib/curate/address";
import { cancelJobAction } from "@/lib/jobs/actions";
import { startReleaseAction } from "@/lib/release/actions";
import { releaseAddress } from "@/lib/release/address";
import { releasePage } from "@/lib/release/page-data";
import { ContaminationNotice } from "./contamination-notice";

export const metadata: Metadata = { title: "Release" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function ReleasePage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "export:read");
  const { before, ...query } = await releaseAddress.load(searchParams);
  const { decisions, examples, releases, job, ...choices } = await releasePage(scope, query, before);
  const [here, api] = [`/projects/${id}/release`, `/api/v1/projects/${id}`];
  const mayRelease = scope.permissions.has("release:write");
  return (
    <>
      <PageHeader title="Release" question="What goes out, and can it be built again?" />
      <div className="grid gap-8">
        <Section
          title="What is decided"
          note="A resolution decides, under whichever version it was made; without one, equal labels of at least two people under the newest meaning labelled."
          actions={
            mayRelease && (
              <LinkButton size="sm" href={curateHref(id, {})}>
                See what is open
              </LinkButton>
            )
          }
        >
          <DecisionTable rows={decisions} examples={examples} />
        </Section>
        <ContaminationNotice scope={scope} />
        <WhatGoesOut
          {...choices}
          examples={examples}
          criteria={decisions.map(({ key, title }) => ({ value: key, label: title }))}
          query={query}
          path={here}
          exportPath={`${api}/export`}
          isEvaluation={scope.project.purpose === "evaluation"}
          create={mayRelease ? startReleaseAction.bind(null, id) : null}
        />
        <Section title="Releases" note="Immutable and numbered. Each file is built from its manifest, byte for byte.">
          {job && (
            <div className="mb-4">
              <LastAttempt
                job={job}
                note="It holds what is there now."
                failed="was not released"
                calledOff="Nothing was released."
                cancel={mayRelease ? cancelJobAction.bind(null, id) : undefined}
              />
            </div>
          )}
          <ReleaseList
            releases={releases.items}
            criteria={choices.questions}
            projectId={id}
            infoHref={({ number, format }) =>
              choices.formats.some(({ name, hasDatasetInfo }) => hasDatasetInfo && name === format)
                ? `${api}/releases/${number}/dataset-info`
                : null
            }
            olderHref={
              releases.next === null ? null : releaseAddress.href(here, { ...query, before: Number(releases.next) })
            }
          />
        </Section>
      </div>
    </>
  );
}
