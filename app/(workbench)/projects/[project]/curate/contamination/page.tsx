import type { Metadata } from "next";
import { Benchmarks } from "@/components/curate/contamination/benchmarks";
import { CompareButton } from "@/components/curate/contamination/compare-button";
import { Compared } from "@/components/curate/contamination/compared";
import { Findings } from "@/components/curate/contamination/findings";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { PageHeader } from "@/components/frame/page-header";
import { LastAttempt } from "@/components/jobs/last-attempt";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { iso } from "@/lib/api/answers";
import { projectPage } from "@/lib/auth/current";
import { excludeAction, includeAction } from "@/lib/curate/actions";
import { compareAction, removeBenchmarkAction, unwaiveAction, waiveAction } from "@/lib/curate/contamination/actions";
import { contaminationTable } from "@/lib/curate/contamination/address";
import { contaminationPage } from "@/lib/curate/contamination/page-data";
import { cancelJobAction } from "@/lib/jobs/actions";

export const metadata: Metadata = { title: "Contamination" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function ContaminationPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "release:write", "export:read");
  const asked = await contaminationTable.load(searchParams);
  const { standing, found, benchmarks, jobs } = await contaminationPage(scope, asked);
  const hasSources = standing.reach.sources.length > 0;
  return (
    <>
      <PageHeader
        title="Contamination"
        question="Do these examples hold what models are evaluated with?"
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid gap-8">
        <Section
          title="Compared"
          note="Prompts and texts of evaluation projects that are open to you, and benchmarks of this project."
          actions={hasSources && <CompareButton again={standing.run !== null} compare={compareAction.bind(null, id)} />}
        >
          <Compared standing={standing} />
          {jobs.map((job) => (
            <div key={job.id} className="mt-4">
              <LastAttempt
                job={job}
                note="What it finds is shown at its end."
                failed="did not come to its end"
                calledOff="What was there before stays."
                cancel={cancelJobAction.bind(null, id)}
              />
            </div>
          ))}
        </Section>
        <Findings
          projectId={id}
          hasSources={hasSources}
          found={found}
          asked={asked}
          commands={{
            exclude: excludeAction.bind(null, id),
            include: includeAction.bind(null, id),
            waive: waiveAction.bind(null, id),
            unwaive: unwaiveAction.bind(null, id),
          }}
        />
        <Section
          title="Benchmarks"
          note="Texts in any form that is imported, or one SHA-256 in a line, of prompts in normal form."
        >
          <Benchmarks projectId={id} benchmarks={iso(benchmarks)} remove={removeBenchmarkAction.bind(null, id)} />
        </Section>
      </div>
    </>
  );
}
