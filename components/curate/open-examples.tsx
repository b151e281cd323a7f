import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import { type CurateList, curateHref } from "@/lib/curate/address";
import type { CurateRow } from "@/lib/curate/list-queries";
import { exampleHref } from "@/lib/examples/address";
import { caseHref } from "@/lib/resolve/address";
import { CurateTable } from "./curate-table";
import { CURATE_WORDS } from "./curate-words";
import type { CurateCommands } from "./exclude-selected";

interface OpenExamplesProps {
  projectId: string;
  list: CurateList;
  counts: Record<CurateList, number>;
  rows: readonly CurateRow[];
  /** Rows of the whole list that is shown. */
  total: number;
  /** Titles of the criteria by key. */
  titles: Record<string, string>;
  commands: CurateCommands;
}

/** The examples that are not ready to go out, list by list. */
export function OpenExamples({ projectId, list, counts, rows, total, titles, commands }: OpenExamplesProps) {
  return (
    <Section title="Open examples" note={CURATE_WORDS[list].note}>
      <div className="grid gap-3">
        <CurateTabs counts={counts} current={list} href={(next) => curateHref(projectId, { list: next })} />
        <CurateTable
          key={list}
          list={list}
          rows={rows.map((row) => ({
            ...row,
            criterion: titles[row.criterionKey ?? ""] ?? row.criterionKey ?? "",
            flags: row.flags.map((flag) => ({
              ...flag,
              criterion: titles[flag.criterionKey ?? ""] ?? flag.criterionKey,
            })),
            href: exampleHref(projectId, row.exampleId),
            resolveHref: caseHref(projectId, row.exampleId, row.criterionKey ?? undefined),
            assignHref: `/projects/${projectId}/assign`,
          }))}
          total={total}
          titles={titles}
          commands={commands}
        />
      </div>
    </Section>
  );
}

interface CurateTabsProps {
  counts: Record<CurateList, number>;
  current: CurateList;
  href: (list: CurateList) => string;
}

/** The lists of what stands between the labels and a release, each with its length. */
export function CurateTabs({ counts, current, href }: CurateTabsProps) {
  return (
    <nav aria-label="List" className={tabListStyle}>
      {(Object.keys(CURATE_WORDS) as CurateList[]).map((list) => (
        <Link key={list} href={href(list)} aria-current={list === current ? "page" : undefined} className={tabStyle}>
          {CURATE_WORDS[list].tab} <Figure value={counts[list]} />
        </Link>
      ))}
    </nav>
  );
}
