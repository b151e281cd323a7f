"use client";

import { Explained } from "@/components/glossary/explained";
import { formatNumber } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import type { FlagCounts } from "@/lib/core/facts/trial";
import { checksHref } from "@/lib/curate/checks/address";
import { matchingHref } from "@/lib/curate/inspect/address";
import type { CheckSide } from "@/lib/curate/inspect/schema";
import type { CheckMeasured } from "@/lib/curate/measurements/measured";
import { checkSentence } from "@/lib/guideline/checks/check-words";
import type { Check } from "@/lib/guideline/schema";
import { MeasuredCell } from "../measuring/measured-cell";
import { shareWords } from "../share-words";

interface CheckTableProps {
  projectId: string;
  of: "version" | "draft";
  checks: readonly Check[];
  /** In the order of the checks. */
  counts: readonly FlagCounts[];
  /** By key, how often they are right. */
  measured: ReadonlyMap<string, CheckMeasured>;
  /** Key of the check that is looked at below. */
  open: string | undefined;
}

/** Each check with what it flags. */
export function CheckTable({ projectId, of, checks, counts, measured, open }: CheckTableProps) {
  // The examples behind a count are found by the checks of the version; a draft changes while one looks.
  const examplesHref = (check: string, side: CheckSide) =>
    of === "version" ? matchingHref(projectId, { check, side }) : undefined;
  const cell = ({ key }: Check) => ({
    projectId,
    check: key,
    measured: measured.get(key),
    measurable: of === "version",
  });
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
        { label: "Quality", cell: ({ check }) => <span className="whitespace-nowrap">{check.quality}</span> },
        {
          label: "Flagged",
          align: "end",
          cell: ({ check, counts: { flagged, passed } }) => (
            <span className="whitespace-nowrap tabular">
              {flagged + passed === 0 ? (
                "unknown"
              ) : (
                <>
                  <Counted n={flagged} href={examplesHref(check.key, "flagged")} />
                  {` · ${shareWords(flagged, flagged + passed)}`}
                </>
              )}
            </span>
          ),
        },
        {
          label: "Not flagged",
          align: "end",
          cell: ({ check, counts: { passed } }) => <Counted n={passed} href={examplesHref(check.key, "passed")} />,
        },
        {
          label: "Precision",
          head: <Explained term="precision">Precision</Explained>,
          cell: ({ check }) => <MeasuredCell {...cell(check)} which="precision" />,
        },
        {
          label: "Misses",
          head: <Explained term="misses">Misses</Explained>,
          cell: ({ check }) => <MeasuredCell {...cell(check)} which="misses" />,
        },
        {
          label: "Cannot tell",
          align: "end",
          cell: ({ check, counts: { unknown } }) => <Counted n={unknown} href={examplesHref(check.key, "unknown")} />,
        },
      ]}
    />
  );
}

function Counted({ n, href }: { n: number; href: string | undefined }) {
  const figure = <span className="whitespace-nowrap tabular">{formatNumber(n)}</span>;
  return n > 0 && href !== undefined ? <TextLink href={href}>{figure}</TextLink> : figure;
}
