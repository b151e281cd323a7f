import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { Funnel } from "@/components/curate/recipes/funnel";
import { TakenTable } from "@/components/curate/recipes/taken-table";
import { PageHeader } from "@/components/frame/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { iso } from "@/lib/api/answers";
import { projectPage } from "@/lib/auth/current";
import { excludeAction, includeAction } from "@/lib/curate/actions";
import { recipeHref, takenTable } from "@/lib/curate/recipes/address";
import { runPage } from "@/lib/curate/recipes/page-data";
import { readRun } from "@/lib/curate/recipes/queries";
import { exampleHref } from "@/lib/examples/address";

export const metadata: Metadata = { title: "Run of a recipe" };

interface Props {
  params: Promise<{ project: string; recipe: string; run: string }>;
  searchParams: Search;
}

/** What a run took, and the examples of one of its steps. */
export default async function RunPage({ params, searchParams }: Props) {
  const { project: id, recipe, run: runId } = await params;
  const scope = await projectPage(id, "release:write", "resolve:read", "project:read");
  const run = await readRun(scope, recipe, runId);
  if (!run?.finishedAt) notFound();
  const asked = await takenTable.load(searchParams);
  const { words, precision, rows, total, title } = await runPage(scope, run, asked);
  return (
    <>
      <PageHeader
        title={`${run.isPreview ? "Preview" : "Run"} of ${run.name}, version ${run.version}`}
        question={
          run.isPreview ? "What would go out of the dataset, and why?" : "What went out of the dataset, and why?"
        }
        actions={<LinkButton href={recipeHref(id, recipe)}>The recipe</LinkButton>}
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <Funnel projectId={id} run={iso(run)} words={words} precision={precision} open={asked.step} />
        <Section title={title}>
          <TakenTable
            rows={rows.map((row) => ({ ...row, href: exampleHref(id, row.id) }))}
            total={total}
            commands={{ exclude: excludeAction.bind(null, id), include: includeAction.bind(null, id) }}
          />
        </Section>
      </div>
    </>
  );
}
