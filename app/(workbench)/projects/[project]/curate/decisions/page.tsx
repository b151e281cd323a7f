import type { Metadata } from "next";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { DecisionTable } from "@/components/curate/decision-table";
import { OpenExamples } from "@/components/curate/open-examples";
import { PageHeader } from "@/components/frame/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { excludeAction, includeAction } from "@/lib/curate/actions";
import { curateHref, curateTable } from "@/lib/curate/address";
import { countDecisions, countKept } from "@/lib/curate/decision-queries";
import { countMembers, listMembers } from "@/lib/curate/list-queries";
import { EVERYTHING } from "@/lib/labels/filter";

export const metadata: Metadata = { title: "Decisions" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function DecisionsPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "release:write");
  const asked = await curateTable.load(searchParams);
  const [examples, decisions, others, rows] = await Promise.all([
    countKept(scope),
    countDecisions(scope, EVERYTHING),
    countMembers(scope),
    listMembers(scope, asked),
  ]);
  const openOf = (keys: typeof decisions) => keys.reduce((sum, { differ, single }) => sum + differ + single, 0);
  const counts = { undecided: openOf(decisions), ...others };
  const one = decisions.find(({ key }) => key === asked.criterion);
  return (
    <>
      <PageHeader
        title="Decisions"
        question="What stands between the labels and a release?"
        actions={<LinkButton href={`/projects/${id}/release`}>Go to release</LinkButton>}
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid gap-8">
        <Section
          title="Decisions"
          note="A resolution decides, under whichever version it was made; without one, equal labels of at least two people under the newest meaning labelled."
        >
          <DecisionTable rows={decisions} examples={examples} openHref={(key) => curateHref(id, { criterion: key })} />
        </Section>
        <OpenExamples
          projectId={id}
          list={asked.list}
          counts={counts}
          rows={rows}
          total={asked.list === "undecided" && one ? openOf([one]) : counts[asked.list]}
          commands={{ exclude: excludeAction.bind(null, id), include: includeAction.bind(null, id) }}
          titles={Object.fromEntries(decisions.map(({ key, title }) => [key, title]))}
        />
      </div>
    </>
  );
}
