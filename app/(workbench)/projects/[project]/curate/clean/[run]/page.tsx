import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AskAgain } from "@/components/curate/clean/ask-again";
import { CleanedList } from "@/components/curate/clean/cleaned-list";
import { RunSummary } from "@/components/curate/clean/run-summary";
import { UndoCleaning } from "@/components/curate/clean/undo-cleaning";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { PageHeader } from "@/components/frame/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { askAgainAction, undoCleaningAction } from "@/lib/curate/clean/actions";
import { cleanedAddress, cleaningHref } from "@/lib/curate/clean/address";
import { cleaningPage } from "@/lib/curate/clean/page-data";
import { runHref } from "@/lib/curate/recipes/address";

export const metadata: Metadata = { title: "A cleaning" };

interface Props {
  params: Promise<{ project: string; run: string }>;
  searchParams: Search;
}

export default async function CleaningPage({ params, searchParams }: Props) {
  const { project: id, run: runId } = await params;
  const scope = await projectPage(id, "release:write");
  const { cursor } = await cleanedAddress.load(searchParams);
  const found = await cleaningPage(scope, runId, cursor ?? undefined);
  if (!found) notFound();
  const { run, examples, texts, criteria, titles } = found;
  return (
    <>
      <PageHeader
        title="A cleaning"
        question="What was changed, what holds on, and what could not be carried over?"
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <RunSummary run={run} titles={titles} criteria={criteria} />
        {!run.undoneAt && (
          <div className="flex flex-wrap gap-3">
            {scope.permissions.has("rounds:manage") && run.outcomes.child > 0 && (
              <AskAgain run={run.id} ask={askAgainAction.bind(null, id)} />
            )}
            {run.recipe ? (
              <LinkButton href={runHref(id, { recipe: run.recipe, id: run.id })}>The run of a recipe</LinkButton>
            ) : (
              <UndoCleaning run={run.id} undo={undoCleaningAction.bind(null, id)} />
            )}
          </div>
        )}
        <Section title="Examples" note="In the order of their arrival, each before and after.">
          {examples.items.length === 0 ? (
            <EmptyState title="No example was changed">The operations found nothing to clean.</EmptyState>
          ) : (
            <CleanedList projectId={id} examples={examples.items} texts={texts} criteria={criteria} />
          )}
          {examples.next && (
            <p className="mt-3">
              <LinkButton href={cleaningHref(id, run.id, examples.next)}>Further examples</LinkButton>
            </p>
          )}
        </Section>
      </div>
    </>
  );
}
