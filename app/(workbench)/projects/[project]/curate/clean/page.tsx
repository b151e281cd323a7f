import type { Metadata } from "next";
import { ChooseOperations } from "@/components/curate/clean/choose-operations";
import { RunList } from "@/components/curate/clean/run-list";
import { StartCleaning } from "@/components/curate/clean/start-cleaning";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { PageHeader } from "@/components/frame/page-header";
import { LastAttempt } from "@/components/jobs/last-attempt";
import { TableSkeleton } from "@/components/table/table-skeleton";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Soon } from "@/components/ui/soon";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { CLEANINGS } from "@/lib/clean/cleanings";
import { startCleaningAction } from "@/lib/curate/clean/actions";
import { cleanAddress, cleanHref, operationsNamed } from "@/lib/curate/clean/address";
import { cleanPage } from "@/lib/curate/clean/page-data";
import { cancelJobAction } from "@/lib/jobs/actions";
import { Previewed } from "./previewed";

export const metadata: Metadata = { title: "Clean" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function CleanPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "release:write");
  const { operations: names, slice, cursor } = await cleanAddress.load(searchParams);
  const operations = operationsNamed(names);
  const { criteria, job, runs, slices, titles } = await cleanPage(scope, cursor ?? undefined);
  return (
    <>
      <PageHeader
        title="Clean"
        question="What of the texts is not meant to be learned, and can go without losing labels?"
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {job && (
          <LastAttempt
            job={job}
            note="What is cleaned already stands."
            failed="stopped"
            calledOff="What was cleaned until then stands, and can be undone."
            cancel={cancelJobAction.bind(null, id)}
          />
        )}
        <Section title="Operations" note="An example is never changed: a cleaned version takes its place.">
          <ChooseOperations
            key={`${names} ${slice}`}
            projectId={id}
            offered={CLEANINGS}
            chosen={operations}
            slices={slices}
            slice={slice}
          />
        </Section>
        {operations.length > 0 && (
          <>
            <Soon
              key={`${names} ${slice}`}
              fallback={<TableSkeleton />}
              part={Previewed({ scope, operations, slice, titles })}
            />
            <Section title="Clean">
              <StartCleaning
                operations={operations}
                criteria={criteria}
                slice={slice}
                start={startCleaningAction.bind(null, id)}
              />
            </Section>
          </>
        )}
        <Section title="Cleanings">
          <RunList projectId={id} runs={runs.items} titles={titles} />
          {runs.next && (
            <p className="mt-3">
              <LinkButton href={cleanHref(id, { operations, slice, cursor: runs.next })}>Earlier cleanings</LinkButton>
            </p>
          )}
        </Section>
      </div>
    </>
  );
}
