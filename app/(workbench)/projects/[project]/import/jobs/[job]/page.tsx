import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { ImportOutcome } from "@/components/import/import-outcome";
import { JobErrors } from "@/components/import/job-errors";
import { JobProgress } from "@/components/jobs/job-progress";
import { JOB_STATE } from "@/components/jobs/job-words";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { isUuid } from "@/lib/auth/uuid";
import { errorsTable } from "@/lib/import/address";
import { cancelJobAction } from "@/lib/jobs/actions";
import { countJobErrors, findJob, listJobErrors } from "@/lib/jobs/job-queries";
import { JOB_KINDS } from "@/lib/jobs/kinds";
import { MAX_JOB_ERRORS } from "@/lib/jobs/queue";

export const metadata: Metadata = { title: "Import" };

interface Props {
  params: Promise<{ project: string; job: string }>;
  searchParams: Search;
}

export default async function JobPage({ params, searchParams }: Props) {
  const { project: id, job: jobId } = await params;
  const scope = await projectPage(id, "jobs:read");
  const job = isUuid(jobId) ? await findJob(scope, jobId) : null;
  if (!job) notFound();
  const { page, size, sort, code } = await errorsTable.load(searchParams);
  const offset = (page - 1) * size;
  const [codes, errors] = await Promise.all([
    countJobErrors(scope, jobId),
    listJobErrors(scope, jobId, { code, direction: sort.direction, offset, limit: size }),
  ]);
  const total = codes.reduce((sum, one) => sum + (code && one.code !== code ? 0 : one.n), 0);
  const { permission, brings } = JOB_KINDS[job.kind];
  const mayImport = scope.permissions.has(permission);
  const { label, tone } = JOB_STATE[job.state];
  return (
    <>
      <PageHeader
        title={job.fileName ?? `Import of ${brings}`}
        question={`What became of these ${brings}?`}
        badges={<Badge tone={tone}>{label}</Badge>}
        actions={
          <>
            <LinkButton href={`/projects/${id}/examples`}>See the examples</LinkButton>
            {mayImport && <LinkButton href={`/projects/${id}/import`}>All imports</LinkButton>}
          </>
        }
      />
      <div className="grid gap-8">
        <div className="grid max-w-2xl gap-4" aria-live="polite">
          <JobProgress job={job} label="Read" cancel={mayImport ? cancelJobAction.bind(null, id) : undefined} />
          <ImportOutcome job={job} />
        </div>
        <Section
          title="Refused lines"
          note={
            job.rejected > MAX_JOB_ERRORS
              ? `The first ${MAX_JOB_ERRORS.toLocaleString("en")} of ${job.rejected.toLocaleString("en")} are kept.`
              : "Records that were not stored twice are among them, each with what it repeats."
          }
        >
          <JobErrors
            jobId={jobId}
            codes={codes}
            total={total}
            rows={errors.map((error, index) => ({ ...error, id: String(offset + index) }))}
          />
        </Section>
      </div>
    </>
  );
}
