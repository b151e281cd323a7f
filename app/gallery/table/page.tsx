import { PageHeader } from "@/components/frame/page-header";
import { TableSkeleton } from "@/components/table/table-skeleton";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { EmptyGalleryTable, GalleryTable } from "./gallery-table";
import { galleryRows, galleryTable } from "./rows";

export default async function GalleryTablePage({ searchParams }: { searchParams: Search }) {
  const view = await galleryTable.load(searchParams);
  return (
    <>
      <PageHeader title="Table" question="Which examples are there, and in which state?" />
      <div className="grid gap-8">
        <GalleryTable {...galleryRows(view)} />
        <Section title="Nothing yet">
          <EmptyGalleryTable />
        </Section>
        <Section title="Loading">
          <TableSkeleton rows={4} />
        </Section>
      </div>
    </>
  );
}
