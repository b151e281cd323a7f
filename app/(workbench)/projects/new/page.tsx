import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { NewProjectForm } from "@/components/project/new-project-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { mayCreate } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/current";
import { guidelineChoices } from "@/lib/guideline/queries/choices";
import { createProjectAction } from "@/lib/project/actions";

export const metadata: Metadata = { title: "New project" };

interface NewProjectProps {
  searchParams: Promise<{ guideline?: string | string[] }>;
}

export default async function NewProjectPage({ searchParams }: NewProjectProps) {
  const actor = await requireActor();
  if (!mayCreate(actor)) notFound();
  const [guidelines, { guideline }] = await Promise.all([guidelineChoices(actor), searchParams]);
  const initial = guidelines.find(({ id }) => id === guideline) ?? guidelines[0];
  return (
    <>
      <PageHeader title="New project" question="What will be labelled, and by which rules?" />
      {initial ? (
        <NewProjectForm guidelines={guidelines} initial={initial} create={createProjectAction} />
      ) : (
        <EmptyState
          title="No published guideline yet"
          action={
            <LinkButton href="/guidelines" variant="primary">
              Go to guidelines
            </LinkButton>
          }
        >
          A project runs one published version of a guideline. Write one, or start from a template, and publish it.
        </EmptyState>
      )}
    </>
  );
}
