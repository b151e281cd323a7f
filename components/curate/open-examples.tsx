import { EmptyState } from "@/components/ui/empty-state";
import { PageLinks } from "@/components/ui/page-links";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { CurateRow } from "@/lib/curate/list-queries";
import { type CurateList, type CuratePage, curateHref } from "@/lib/curate/page-filter";
import { exampleHref } from "@/lib/examples/address";
import { CurateTable } from "./curate-table";
import { CurateTabs } from "./curate-tabs";
import { CURATE_WORDS } from "./curate-words";
import { type CurateCommands, ExcludeBar } from "./exclude-bar";

interface OpenExamplesProps {
  projectId: string;
  asked: CuratePage;
  counts: Record<CurateList, number>;
  rows: readonly CurateRow[];
  /** Rows of the whole list that is shown. */
  total: number;
  pageSize: number;
  /** Titles of the criteria by key. */
  titles: Record<string, string>;
  commands: CurateCommands;
}

/** The examples that are not ready to go out, list by list. */
export function OpenExamples({ projectId, asked, counts, rows, total, pageSize, titles, commands }: OpenExamplesProps) {
  const { list, criterion } = asked;
  const words = CURATE_WORDS[list];
  const only = list === "undecided" && criterion !== null ? titles[criterion] : undefined;
  const resolveHref = ({ exampleId, criterionKey }: CurateRow) =>
    `/projects/${projectId}/resolve?${new URLSearchParams({ example: exampleId, of: criterionKey ?? "" })}`;
  return (
    <Section title="Open examples" note={words.note}>
      <CurateTabs counts={counts} current={list} href={(next) => curateHref(projectId, { list: next })} />
      {only !== undefined && (
        <p className="mt-3 text-muted">
          Only <bdi>{only}</bdi>. <TextLink href={curateHref(projectId, {})}>Show all criteria</TextLink>
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
            hrefOf={(example) => exampleHref(projectId, example)}
            resolveHref={resolveHref}
            assignHref={`/projects/${projectId}/assign`}
          />
        )}
        {rows.length > 0 && <ExcludeBar key={list} excluded={list === "excluded"} {...commands} />}
        <PageLinks
          page={asked.page}
          size={pageSize}
          total={total}
          href={(page) => curateHref(projectId, { ...asked, page })}
        />
      </div>
    </Section>
  );
}
