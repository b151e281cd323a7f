import type { Metadata } from "next";
import { ExamplesBrowser } from "@/components/examples/examples-browser";
import { PageHeader } from "@/components/frame/page-header";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { examplesTable } from "@/lib/examples/address";
import { listSlices } from "@/lib/examples/slices";
import { listExamples, readExample } from "@/lib/import/example-queries";

export const metadata: Metadata = { title: "Examples" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function ExamplesPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "examples:read");
  const view = await examplesTable.load(searchParams);
  const [{ rows, total }, slices, shown] = await Promise.all([
    listExamples(scope, view),
    listSlices(scope),
    view.open === undefined ? null : readExample(scope, view.open),
  ]);
  const mayImport = scope.permissions.has("examples:import");
  return (
    <>
      <PageHeader title="Examples" question="What is there to label?" />
      <ExamplesBrowser
        path={`/projects/${id}/examples`}
        view={view}
        rows={rows}
        total={total}
        slices={slices}
        shown={shown}
        importHref={mayImport ? `/projects/${id}/import` : null}
      />
    </>
  );
}
