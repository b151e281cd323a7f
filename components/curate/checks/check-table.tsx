"use client";

import { formatCount, formatNumber } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import type { FlagCounts } from "@/lib/core/facts/trial";
import { checksHref } from "@/lib/curate/checks/address";
import { checkSentence } from "@/lib/guideline/checks/check-words";
import type { Check } from "@/lib/guideline/schema";
import { shareWords } from "../share-words";

interface CheckTableProps {
  projectId: string;
  of: "version" | "draft";
  checks: readonly Check[];
  /** In the order of the checks. */
  counts: readonly FlagCounts[];
  /** Key of the check that is looked at below. */
  open: string | undefined;
}

/** Each check with what it flags. */
export function CheckTable({ projectId, of, checks, counts, open }: CheckTableProps) {
  const rows = checks.map((check, at) => ({ check, counts: counts[at]! }));
  return (
    <ListTable
      caption="Checks and what they flag"
      rows={rows}
      rowKey={({ check }) => check.key}
      columns={[
        {
          label: "Check",
          cell: ({ check }) => (
            <>
              <TextLink
                href={checksHref(projectId, { of, check: check.key })}
                aria-current={check.key === open ? "true" : undefined}
                scroll={false}
              >
                {check.title}
              </TextLink>
              <span className="block text-muted">{checkSentence(check)}</span>
            </>
          ),
        },
        { label: "Quality", cell: ({ check }) => check.quality },
        {
          label: "Flagged",
          align: "end",
          cell: ({ counts: { flagged, passed } }) => (
            <span className="whitespace-nowrap tabular">
              {flagged + passed === 0
                ? "unknown"
                : `${formatNumber(flagged)} · ${shareWords(flagged, flagged + passed)}`}
            </span>
          ),
        },
        {
          label: "Cannot tell",
          align: "end",
          cell: ({ counts: { unknown } }) => (
            <span className="whitespace-nowrap tabular" title={formatCount(unknown, "example")}>
              {formatNumber(unknown)}
            </span>
          ),
        },
      ]}
    />
  );
}
