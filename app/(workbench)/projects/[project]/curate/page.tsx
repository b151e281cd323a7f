import type { Metadata } from "next";
import { CurateTable } from "@/components/curate/curate-table";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { CURATE_WORDS } from "@/components/curate/curate-words";
import { DecisionTable } from "@/components/curate/decision-table";
import { PageLinks } from "@/components/curate/page-links";
import { PageHeader } from "@/components/frame/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { projectPage } from "@/lib/auth/current";
import { countDecisions } from "@/lib/curate/decision-queries";
import { EVERYTHING } from "@/lib/curate/label-filter";
import { CURATE_PAGE_SIZE, countMembers, listMembers } from "@/lib/curate/list-queries";
import { curateHref, curatePage } from "@/lib/curate/page-filter";
import { labelTotals } from "@/lib/measure/queries";

export const metadata: Metadata = { title: "Curate" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CuratePage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "release:write", "measure:read");
  const asked = curatePage(await searchParams);
  const [totals, decisions, counts, rows] = await Promise.all([
    labelTotals(scope),
    countDecisions(scope, EVERYTHING),
    countMembers(scope),
    listMembers(scope, asked),
  ]);
  const { list, criterion } = asked;
  const titles = Object.fromEntries(decisions.map(({ key, title }) => [key, title]));
  const one = decisions.find(({ key }) => key === criterion);
  const total = list === "undecided" && one ? one.differ + one.single : counts[list];
  const words = CURATE_WORDS[list];
  return (
    <>
      <PageHeader
        title="Curate"
        question="What stands between the labels and a release?"
        actions={<LinkButton href={`/projects/${id}/release`}>Go to release</LinkButton>}
      />
      <div className="grid gap-8">
        <Section
          title="Decisions"
          note="A resolution decides; without one, equal labels of at least two people under the newest version labelled."
        >
          <DecisionTable
            rows={decisions}
            examples={totals.examples}
            openHref={(key) => curateHref(id, { criterion: key })}
          />
        </Section>
        <Section title="Open examples" note={words.note}>
          <CurateTabs counts={counts} current={list} href={(next) => curateHref(id, { list: next })} />
          {list === "undecided" && one && (
            <p className="mt-3 text-muted">
              Only {one.title}. <TextLink href={curateHref(id, {})}>Show all criteria</TextLink>
            </p>
          )}
          <div className="mt-3">
            {rows.length === 0 ? (
              <EmptyState title={words.empty}>{words.emptyNote}</EmptyState>
            ) : (
              <CurateTable
                list={list}
                rows={rows}
                titles={titles}
                resolveHref={({ exampleId, criterionKey }) =>
                  `/projects/${id}/resolve?${new URLSearchParams({ example: exampleId, of: criterionKey ?? "" })}`
                }
                assignHref={`/projects/${id}/assign`}
              />
            )}
            <PageLinks
              page={asked.page}
              size={CURATE_PAGE_SIZE}
              total={total}
              href={(page) => curateHref(id, { ...asked, page })}
            />
          </div>
        </Section>
      </div>
    </>
  );
}
