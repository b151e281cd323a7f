import type { Metadata } from "next";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { Found } from "@/components/curate/duplicates/found";
import { StartForm } from "@/components/curate/duplicates/start-form";
import { PageHeader } from "@/components/frame/page-header";
import { LastAttempt } from "@/components/jobs/last-attempt";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { excludeMembersAction, includeMembersAction, startDuplicatesAction } from "@/lib/curate/duplicates/actions";
import { clustersTable } from "@/lib/curate/duplicates/address";
import { duplicatesPage } from "@/lib/curate/duplicates/page-data";
import { cancelJobAction } from "@/lib/jobs/actions";

export const metadata: Metadata = { title: "Duplicates" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function DuplicatesPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "release:write", "export:read", "measure:read");
  const asked = await clustersTable.load(searchParams);
  const { job, chosen, found } = await duplicatesPage(scope, asked);
  return (
    <>
      <PageHeader
        title="Duplicates"
        question="Which examples say what others say already?"
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {job && (
          <LastAttempt
            job={job}
            note="What was found before stays until it is done."
            failed="stopped"
            calledOff="What was found before stays."
            cancel={cancelJobAction.bind(null, id)}
          />
        )}
        {found ? (
          <Found
            projectId={id}
            {...found}
            commands={{
              exclude: excludeMembersAction.bind(null, id),
              include: includeMembersAction.bind(null, id),
            }}
          />
        ) : (
          !job && (
            <EmptyState title="Duplicates have not been looked for yet">
              Choose below what is compared. At 100,000 examples it takes about a minute.
            </EmptyState>
          )
        )}
        <Section title={found ? "Look again" : "Look for duplicates"}>
          <StartForm chosen={chosen} start={startDuplicatesAction.bind(null, id)} />
        </Section>
      </div>
    </>
  );
}
