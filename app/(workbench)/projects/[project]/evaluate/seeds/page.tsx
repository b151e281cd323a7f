import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SeedBar } from "@/components/evaluate/seed-bar";
import { SeedFilters } from "@/components/evaluate/seed-filters";
import { SeedTable } from "@/components/evaluate/seed-table";
import { PageHeader } from "@/components/frame/page-header";
import { formatNumber } from "@/components/ui/format";
import { NavTabs } from "@/components/ui/nav-tabs";
import { NothingMatches } from "@/components/ui/nothing-matches";
import { PageLinks } from "@/components/ui/page-links";
import { projectPage } from "@/lib/auth/current";
import { evaluationTabs } from "@/lib/evaluate/report/tabs";
import { liftSeedsAction, markSeedsAction } from "@/lib/evaluate/seeds/actions";
import { seedHref, seedPage } from "@/lib/evaluate/seeds/page";
import { countSeeds, listSeeds, modelNames, SEED_PAGE, sliceValues } from "@/lib/evaluate/seeds/queries";
import { exampleHref } from "@/lib/examples/address";

export const metadata: Metadata = { title: "Seeds for training data" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SeedsPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "export:read");
  if (scope.project.purpose !== "evaluation") notFound();
  const { filter, page } = seedPage(await searchParams);
  const [all, listed, rows, models, slices] = await Promise.all([
    countSeeds(scope, {}),
    countSeeds(scope, filter),
    listSeeds(scope, filter, page),
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
      <SeedFilters projectId={id} filter={filter} models={models} slices={slices} />
      {rows.length === 0 ? (
        <NothingMatches noun="example" clear={seedHref(id, { filter: {}, page: 1 })} />
      ) : (
        <>
          <SeedTable rows={rows} mayMark={mayMark} hrefOf={(example) => exampleHref(id, example)} />
          {mayMark && (
            <SeedBar
              filter={filter}
              listed={listed.examples}
              mark={markSeedsAction.bind(null, id)}
              lift={liftSeedsAction.bind(null, id)}
            />
          )}
        </>
      )}
      <PageLinks
        page={page}
        size={SEED_PAGE}
        total={listed.examples}
        href={(next) => seedHref(id, { filter, page: next })}
      />
    </>
  );
}
