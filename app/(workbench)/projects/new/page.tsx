import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { NewProjectForm } from "@/components/project/new-project-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import type { Search } from "@/lib/address/address";
import { mayCreate } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/current";
import { guidelineChoices } from "@/lib/guideline/queries/list";
import { createProjectAction } from "@/lib/project/actions";
import { newProjectAddress } from "@/lib/project/address";

export const metadata: Metadata = { title: "New project" };

interface NewProjectProps {
  searchParams: Search;
}

export default async function NewProjectPage({ searchParams }: NewProjectProps) {
  const actor = await requireActor();
  if (!mayCreate(actor)) notFound();
  const [guidelines, { guideline }] = await Promise.all([
    guidelineChoices(actor),
    newProjectAddress.load(searchParams),
  ]);
  const initial = guidelines.find(({ id }) => id === guideline) ?? guidelines[0];
  return (
    <>
      <PageHeader title="New project" question="What will be labelled, and by which rules?" />
      {initial ? (
        <div className="grid gap-6">
          <p className="max-w-xl text-muted">
            Other questions than those of the guidelines below?{" "}
            <TextLink href="/guidelines/new">Write a guideline first</TextLink>
          </p>
          <NewProjectForm guidelines={guidelines} initial={initial} create={createProjectAction} />
        </div>
      ) : (
        <EmptyState
          title="A guideline comes first"
          action={
            <div className="flex flex-wrap gap-2">
              <LinkButton href="/guidelines/new" variant="primary">
                Write a guideline
              </LinkButton>
              <LinkButton href="/guidelines">Guidelines that are not published yet</LinkButton>
            </div>
          }
        >
          A project runs one published version of a guideline: the questions that people answer, and the rules by which
          they do. Start from a template or a blank page, publish it, and make the project from its page.
        </EmptyState>
      )}
    </>
  );
}
