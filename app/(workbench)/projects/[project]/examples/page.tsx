import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { ExamplesBrowser } from "@/components/examples/examples-browser";
import { examplesTable } from "@/components/examples/examples-table";
import { PageHeader } from "@/components/frame/page-header";
import { projectPage } from "@/lib/auth/current";
import { listExamples, listSlices, readExample } from "@/lib/import/example-queries";

export const metadata: Metadata = { title: "Examples" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ExamplesPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "examples:read");
  const { sort, ...view } = await examplesTable.load(searchParams);
  const { open } = await searchParams;
  const [{ rows, total }, slices, shown] = await Promise.all([
    listExamples(scope, { ...view, direction: sort.direction }),
    listSlices(scope),
    typeof open === "string" ? readExample(scope, open) : null,
  ]);
  const mayImport = scope.permissions.has("examples:import");
  return (
    <>
      <PageHeader title="Examples" question="What is there to label?" />
      <ExamplesBrowser
        rows={rows}
        total={total}
        slices={slices}
        shown={shown}
        importHref={mayImport ? `/projects/${id}/import` : null}
      />
    </>
  );
}
