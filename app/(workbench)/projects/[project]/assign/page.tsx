import type { Metadata } from "next";
import { RoundTable } from "@/components/assign/round-table";
import { PageHeader } from "@/components/frame/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { changeRoundAction } from "@/lib/assign/actions";
import { ROUNDS_PAGE, roundsAddress } from "@/lib/assign/address";
import { peopleToChoose } from "@/lib/assign/choice-queries";
import { listRounds } from "@/lib/assign/queries";
import { projectPage } from "@/lib/auth/current";
import { requireProject } from "@/lib/auth/scope";
import { NewRound } from "./new-round";

export const metadata: Metadata = { title: "Assign" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function AssignPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "rounds:read");
  const { before: cursor, slice } = await roundsAddress.load(searchParams);
  const manage = scope.permissions.has("rounds:manage")
    ? await requireProject(scope.actor, id, "rounds:manage", "rounds:read", "examples:read")
    : null;
  const [{ items, next }, people] = await Promise.all([
    listRounds(scope, { limit: ROUNDS_PAGE, cursor }),
    manage ? peopleToChoose(manage) : [],
  ]);
  const path = `/projects/${id}/assign`;
  return (
    <>
      <PageHeader
        title="Assign"
        question="Who labels what, and how far are they?"
        actions={
          manage && (
            <>
              <LinkButton href={`/projects/${id}/label/preview`}>See it as an annotator</LinkButton>
              <LinkButton href={`${path}/qualification`}>Qualification</LinkButton>
            </>
          )
        }
      />
      <div className="grid gap-8">
        {items.length === 0 ? (
          <EmptyState title="No round yet">
            A round hands out examples: each to as many people as you say, in random order.
          </EmptyState>
        ) : (
          <div>
            <RoundTable
              rounds={items}
              pinnedVersion={scope.project.versionNumber}
              path={path}
              people={people}
              change={manage && changeRoundAction.bind(null, id)}
            />
            <nav aria-label="Pages" className="mt-3 flex gap-3 empty:hidden">
              {cursor && (
                <LinkButton size="sm" href={path}>
                  Newest rounds
                </LinkButton>
              )}
              {next && (
                <LinkButton size="sm" href={roundsAddress.href(path, { before: next })}>
                  Older rounds
                </LinkButton>
              )}
            </nav>
          </div>
        )}
        {manage && (
          <Section
            id="new-round"
            title="Open a round"
            note="Work goes out at once. What is in somebody’s hands when a round stops can still be submitted."
          >
            <NewRound scope={manage} people={people} path={path} slice={slice} />
          </Section>
        )}
      </div>
    </>
  );
}
