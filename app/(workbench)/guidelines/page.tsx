import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { GuidelineList } from "@/components/guideline/guideline-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { pageQuerySchema } from "@/lib/api/page";
import { mayCreate } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/current";
import { listGuidelines } from "@/lib/guideline/queries/list";

export const metadata: Metadata = { title: "Guidelines" };

interface GuidelinesProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GuidelinesPage({ searchParams }: GuidelinesProps) {
  const actor = await requireActor();
  const page = pageQuerySchema.catch({ limit: 50 }).parse(await searchParams);
  const { items, next } = await listGuidelines(actor, page);
  const create = mayCreate(actor) && (
    <LinkButton href="/guidelines/new" variant="primary" icon={<Plus aria-hidden />}>
      New guideline
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Guidelines"
        question="By which rules do people and judges decide?"
        actions={items.length > 0 && create}
      />
      {items.length === 0 ? (
        <EmptyState title="No guidelines yet" action={create}>
          A guideline is a text with the questions that annotators answer. Start from a template and make it yours.
        </EmptyState>
      ) : (
        <GuidelineList guidelines={items} />
      )}
      {next && (
        <p className="mt-4">
          <LinkButton href={`/guidelines?cursor=${next}`}>Older guidelines</LinkButton>
        </p>
      )}
    </>
  );
}
