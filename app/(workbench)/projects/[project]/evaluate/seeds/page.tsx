import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SeedList } from "@/components/evaluate/seed-list";
import { PageHeader } from "@/components/frame/page-header";
import { formatNumber } from "@/components/ui/format";
import { NavTabs } from "@/components/ui/nav-tabs";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { seedsTable } from "@/lib/evaluate/address";
import { evaluationTabs } from "@/lib/evaluate/report/tabs";
import { liftSeedsAction, markSeedsAction } from "@/lib/evaluate/seeds/actions";
import { countSeeds, listSeeds, modelNames, sliceValues } from "@/lib/evaluate/seeds/queries";

export const metadata: Metadata = { title: "Seeds for training data" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function SeedsPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "export:read");
  if (scope.project.purpose !== "evaluation") notFound();
  const { model, slice, marked, ...view } = await seedsTable.load(searchParams);
  const filter = { model, slice, marked };
  const [all, listed, rows, models, slices] = await Promise.all([
    countSeeds(scope, {}),
    countSeeds(scope, filter),
    listSeeds(scope, filter, view),
    modelNames(scope),
    sliceValues(scope),
  ]);
  const mayMark = scope.permissions.has("release:write");
  return (
    <>
      <PageHeader
        title="Seeds for training data"
        question="Which evaluation examples may a model be trained on?"
        tabs={<NavTabs label="Evaluation" tabs={evaluationTabs(scope)} />}
      />
      <p className="mb-4 max-w-[72ch] text-muted">
        {formatNumber(all.marked)} of {formatNumber(all.examples)} are marked. A model trained on what it is evaluated
        with cannot be evaluated any more, so shapes for training take only those that are marked.
      </p>
      <SeedList
        projectId={id}
        rows={rows}
        total={listed.examples}
        filter={filter}
        models={models}
        slices={slices}
        commands={mayMark ? { mark: markSeedsAction.bind(null, id), lift: liftSeedsAction.bind(null, id) } : null}
      />
    </>
  );
}
