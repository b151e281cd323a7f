import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { ImportGuidelineForm } from "@/components/guideline/import-guideline-form";
import { NewGuidelineForm } from "@/components/guideline/new-guideline-form";
import { Section } from "@/components/ui/section";
import { mayCreate } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/current";
import { createGuidelineAction, importGuidelineAction } from "@/lib/guideline/actions";
import { listGuidelines } from "@/lib/guideline/queries/list";
import { TEMPLATES } from "@/lib/guideline/templates/all-templates";

export const metadata: Metadata = { title: "New guideline" };

export default async function NewGuidelinePage() {
  const actor = await requireActor();
  if (!mayCreate(actor)) notFound();
  const { items } = await listGuidelines(actor, { limit: 200 });
  return (
    <>
      <PageHeader title="New guideline" question="What will people and judges decide, and by which rules?" />
      <div className="grid gap-10">
        <NewGuidelineForm templates={TEMPLATES} create={createGuidelineAction} />
        <Section
          title="Import a guideline"
          note="From a file that a version’s page or the API wrote. Published as it is, it has the same hash."
        >
          <ImportGuidelineForm guidelines={items.filter(({ canEdit }) => canEdit)} importFile={importGuidelineAction} />
        </Section>
      </div>
    </>
  );
}
