import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompareWith } from "@/components/measure/annotators/compare-with";
import { NotCompared } from "@/components/measure/not-compared";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { figureFilterSchema } from "@/lib/labels/schema";
import { filterOf, measureAddress, measureHref } from "@/lib/measure/address";
import { peopleInOrder } from "@/lib/measure/annotators/order";
import { annotatorsOn, personOn } from "@/lib/measure/annotators/queries";
import { chosenCriterion } from "@/lib/measure/filter-options";
import { DashboardHeader } from "../../dashboard-header";
import { PersonPart } from "./person-part";

export const metadata: Metadata = { title: "Annotator" };

interface Props {
  params: Promise<{ project: string; annotator: string }>;
  searchParams: Search;
}

export default async function AnnotatorPage({ params, searchParams }: Props) {
  const { project: id, annotator: annotatorId } = await params;
  const scope = await projectPage(id, "measure:read");
  const asked = await measureAddress.load(searchParams);
  const filter = filterOf(asked);
  const criterion = filter.criterion ?? (await chosenCriterion(scope, filter.version));
  const query = figureFilterSchema.safeParse({ ...filter, criterion });
  if (!query.success) notFound();
  const answer = await annotatorsOn(scope, query.data, { remembered: true });
  if (!answer.ok) return <ErrorState title={answer.message}>Choose something else in the filter.</ErrorState>;
  const found = answer.value;
  const annotator = found.annotators.find((one) => one.id === annotatorId);
  if (!annotator) notFound();
  const people = peopleInOrder(found.figures.people, found.annotators, "name");
  const person = people.find((one) => one.id === annotatorId);
  const other = people.find((one) => one.id === asked.with && one.id !== annotatorId) ?? null;
  const { question } = found;
  const detail =
    person && question && (await personOn(scope, question, annotatorId, other?.id ?? null, { remembered: true }));
  return (
    <>
      <DashboardHeader
        scope={scope}
        place="annotators"
        filter={asked}
        criterion={criterion}
        annotator={annotatorId}
        title={annotator.name}
        question={`How does this person answer “${found.filter.criterion.title}”, beside others on the same examples?`}
        actions={
          <>
            <CompareWith
              projectId={id}
              annotatorId={annotatorId}
              filter={{ ...asked, criterion }}
              others={people.filter((one) => one.id !== annotatorId)}
            />
            <LinkButton href={measureHref(id, "annotators", filter)}>Everybody</LinkButton>
          </>
        }
      />
      {person && detail && found.question ? (
        <PersonPart
          scope={scope}
          filter={{ ...filter, criterion }}
          found={found}
          question={found.question}
          person={person}
          other={other}
          detail={detail}
        />
      ) : found.figures.undefinedBecause === "not-compared" ? (
        <NotCompared projectId={id} criterion={found.filter.criterion} filter={filter} />
      ) : (
        <EmptyState title="No labels here">This person gave no label that the filter lets through.</EmptyState>
      )}
    </>
  );
}
