import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { ImportDesk } from "@/components/import/import-desk";
import { JobList } from "@/components/import/job-list";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { importAddress } from "@/lib/import/address";
import { kindsOfExamples } from "@/lib/import/example-queries";
import { JOBS_PAGE, listJobs } from "@/lib/jobs/job-queries";

export const metadata: Metadata = { title: "Import" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function ImportPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "examples:import", "jobs:read");
  const { before } = await importAddress.load(searchParams);
  const [criteria, kinds, jobs] = await Promise.all([
    criteriaOf(scope.project.guidelineVersionId),
    kindsOfExamples(scope),
    listJobs(scope, before === undefined ? undefined : new Date(before)),
  ]);
  const home = `/projects/${id}/import`;
  const last = jobs.length === JOBS_PAGE ? jobs.at(-1) : undefined;
  return (
    <>
      <PageHeader title="Import" question="What do you have: examples, or labels that exist already?" />
      <div className="grid gap-10">
        <ImportDesk projectId={id} criteria={criteria} kinds={kinds} />
        <Section title="Earlier imports">
          <JobList
            jobs={jobs}
            hrefOf={(job) => `${home}/jobs/${job}`}
            olderHref={last ? importAddress.href(home, { before: last.createdAt.toISOString() }) : null}
          />
        </Section>
      </div>
    </>
  );
}
