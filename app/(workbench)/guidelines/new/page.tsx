import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { NewGuidelineForm } from "@/components/guideline/new-guideline-form";
import { mayCreate } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/current";
import { createGuidelineAction } from "@/lib/guideline/actions";
import { TEMPLATES } from "@/lib/guideline/templates/all-templates";

export const metadata: Metadata = { title: "New guideline" };

export default async function NewGuidelinePage() {
  if (!mayCreate(await requireActor())) notFound();
  return (
    <>
      <PageHeader title="New guideline" question="What will people and judges decide, and by which rules?" />
      <NewGuidelineForm templates={TEMPLATES} create={createGuidelineAction} />
    </>
  );
}
