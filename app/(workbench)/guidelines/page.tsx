import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { GuidelineList } from "@/components/guideline/guideline-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Search } from "@/lib/address/address";
import { mayCreate } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/current";
import { guidelinesAddress } from "@/lib/guideline/address";
import { listGuidelines } from "@/lib/guideline/queries/list";

export const metadata: Metadata = { title: "Guidelines" };

const GUIDELINES_PAGE = 50;

interface GuidelinesProps {
  searchParams: Search;
}

export default async function GuidelinesPage({ searchParams }: GuidelinesProps) {
  const actor = await requireActor();
  const { cursor } = await guidelinesAddress.load(searchParams);
  const { items, next } = await listGuidelines(actor, { limit: GUIDELINES_PAGE, cursor });
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
          <LinkButton href={guidelinesAddress.href("/guidelines", { cursor: next })}>Older guidelines</LinkButton>
        </p>
      )}
    </>
  );
}
