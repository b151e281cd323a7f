import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExampleView } from "@/components/example-view/example-view";
import { ExampleHistory } from "@/components/examples/example-history";
import { ExampleLabels } from "@/components/examples/example-labels";
import { ExampleLineage } from "@/components/examples/example-lineage";
import { ExampleState } from "@/components/examples/example-state";
import { LabelledVersions } from "@/components/examples/labelled-versions";
import { ExampleFacts } from "@/components/facts/example-facts";
import { PageHeader } from "@/components/frame/page-header";
import { FlagList } from "@/components/resolve/flag-list";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { lineageOf } from "@/lib/curate/clean/lineage";
import { criteriaOfEvents, examplePage } from "@/lib/curate/example-page";
import { exampleAddress, exampleHref } from "@/lib/examples/address";
import { newRequestHref } from "@/lib/guideline/address";
import { spanText } from "@/lib/guideline/answers/answer-context";
import { caseHref } from "@/lib/resolve/address";

export const metadata: Metadata = { title: "Example" };

interface Props {
  params: Promise<{ project: string; example: string }>;
  searchParams: Search;
}

export default async function ExamplePage({ params, searchParams }: Props) {
  const { project: id, example: ref } = await params;
  const scope = await projectPage(id, "resolve:read", "examples:read");
  const asked = await exampleAddress.load(searchParams);
  const shown = await examplePage(scope, decodeURIComponent(ref), asked.version);
  if (!shown) notFound();
  const { exampleId, example, version, labels, events, flags, resolutions } = shown;
  const { guidelineId } = scope.project;
  const [mayDecide, mayReadJobs] = [scope.permissions.has("resolve:write"), scope.permissions.has("jobs:read")];
  const text = spanText(example.kind, { ...example });
  return (
    <>
      <PageHeader
        title={example.id}
        question="What is it, what did people say, and what was decided?"
        badges={<ExampleState gold={example.gold !== undefined} flags={flags.length} excluded={shown.excluded} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-2">
        <div className="min-w-0">
          <FlagList flags={flags} requestHref={(flag) => (mayDecide ? newRequestHref(guidelineId, { flag }) : null)} />
          <ExampleView example={example} />
        </div>
        <div className="grid min-w-0 content-start gap-8">
          <Section
            title="Labels and decisions"
            note="Who gave which label is not said; letters differ from example to example."
            actions={
              <LabelledVersions
                shown={version}
                pinned={scope.project.versionNumber}
                labelled={shown.labelledVersions}
                href={exampleHref(id, exampleId)}
              />
            }
          >
            <ExampleLabels
              criteria={shown.criteria}
              labels={labels}
              resolutions={resolutions}
              gold={example.gold}
              text={text}
              caseHref={(of) => caseHref(id, exampleId, of, asked.version)}
            />
          </Section>
          <ExampleLineage projectId={id} lineage={await lineageOf(scope, exampleId)} />
          <Section title="Facts" note="What was found out about it without people.">
            <ExampleFacts facts={shown.facts} jobsHref={mayReadJobs ? `/projects/${id}/import/jobs` : undefined} />
          </Section>
          <Section title="History">
            <ExampleHistory
              events={events}
              criteria={await criteriaOfEvents(scope, events)}
              text={text}
              requestsHref={`/guidelines/${guidelineId}/requests`}
            />
          </Section>
        </div>
      </div>
    </>
  );
}
