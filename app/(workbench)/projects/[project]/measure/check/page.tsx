import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProblemList } from "@/components/measure/check/problem-list";
import { ErrorState } from "@/components/ui/error-state";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { figureFilterSchema } from "@/lib/labels/schema";
import { filterOf, measureAddress } from "@/lib/measure/address";
import { checkOn } from "@/lib/measure/check/queries";
import { chosenCriterion } from "@/lib/measure/filter-options";
import { DashboardHeader } from "../dashboard-header";
import { NoLabelsHere } from "../no-labels-here";

export const metadata: Metadata = { title: "Check" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function CheckPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "measure:read");
  const filter = await measureAddress.load(searchParams);
  const criterion = filter.criterion ?? (await chosenCriterion(scope, filter.version));
  const query = figureFilterSchema.safeParse({ ...filterOf(filter), criterion });
  if (!query.success) notFound();
  const found = await checkOn(scope, query.data, { remembered: true });
  if (!found.ok && found.reason === "unknown-criterion") notFound();
  return (
    <>
      <DashboardHeader
        scope={scope}
        place="check"
        filter={filter}
        criterion={criterion}
        title="Check"
        question="Can these labels carry the figures?"
      />
      {found.ok ? (
        <ProblemList
          projectId={id}
          filter={filterOf(filter)}
          found={found.value}
          empty={<NoLabelsHere scope={scope} place="check" filter={{ ...filter, criterion }} />}
        />
      ) : (
        <ErrorState title={found.message}>Choose something else in the filter.</ErrorState>
      )}
    </>
  );
}
