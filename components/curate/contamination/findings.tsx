import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import { CONTAMINATION_LISTS, type ContaminationList, contaminationHref } from "@/lib/curate/contamination/address";
import type { Found } from "@/lib/curate/contamination/page-data";
import type { HitState } from "@/lib/curate/contamination/schema";
import { exampleHref } from "@/lib/examples/address";
import { HitTable } from "./hit-table";
import { ItemTable } from "./item-table";
import type { SettleCommands } from "./settle-hits";

interface FindingsProps {
  projectId: string;
  /** Whether there is anything to compare with. */
  hasSources: boolean;
  found: Found;
  asked: { list: ContaminationList; state: HitState };
  commands: SettleCommands;
}

const TABS: Record<ContaminationList, string> = { examples: "Examples to settle", items: "Items they hold" };

/** What the comparison found, from the side of the examples or of the items. */
export function Findings({ projectId, hasSources, found, asked, commands }: FindingsProps) {
  return (
    <Section
      title="Findings"
      note="Exclude the example, or waive the finding with a reason; both stand in the audit log."
    >
      {found === null ? (
        <EmptyState title={hasSources ? "Not compared yet" : "Nothing to compare with"}>
          {hasSources
            ? "Start the comparison above."
            : "Add a benchmark below, or become a member of an evaluation project. A release says that it was compared with nothing."}
        </EmptyState>
      ) : (
        <div className="grid gap-3">
          <nav aria-label="Side" className={tabListStyle}>
            {CONTAMINATION_LISTS.map((list) => (
              <Link
                key={list}
                href={contaminationHref(projectId, { list })}
                aria-current={list === asked.list ? "page" : undefined}
                className={tabStyle}
              >
                {TABS[list]} <Figure value={list === "items" ? found.items : found.hits} />
              </Link>
            ))}
          </nav>
          {found.shown.list === "examples" ? (
            <HitTable
              key="examples"
              rows={found.shown.rows.map((row) => ({ ...row, href: exampleHref(projectId, row.exampleId) }))}
              total={found.shown.total}
              state={asked.state}
              commands={commands}
            />
          ) : (
            <ItemTable
              key="items"
              rows={found.shown.rows.map((row, place) => ({
                ...row,
                id: `${row.there.sourceId} ${row.there.item} ${place}`,
              }))}
              total={found.shown.total}
            />
          )}
        </div>
      )}
    </Section>
  );
}
