import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { Meaning } from "@/lib/core/dedup/meanings";
import type { CopiesAgreement } from "@/lib/curate/duplicates/agreement-queries";
import type { ClusterRow, RunView } from "@/lib/curate/duplicates/queries";
import { Amounts } from "./amounts";
import { ClusterTable } from "./cluster-table";
import { type ConsistencyRow, ConsistencyTable, type ContradictionRow, Contradictions } from "./contradictions";
import { CopiesAgreementTable } from "./copies-agreement";
import { ExcludeMembers, type MemberCommands } from "./exclude-members";
import { Losing } from "./losing";
import { MEANING_WORDS } from "./words";

interface FoundProps {
  projectId: string;
  run: RunView;
  /** Whose clusters are listed. */
  meaning: Meaning;
  rows: ClusterRow[];
  total: number;
  /** Examples of these clusters beyond the kept ones. */
  extra: number;
  /** Of them, those that stand excluded by a press on this page. */
  excluded: number;
  sources: readonly string[];
  /** What people said of copies; null where copies of whole examples were not looked for. */
  labels: {
    agreement: readonly CopiesAgreement[];
    contradictions: readonly ContradictionRow[];
    consistency: readonly ConsistencyRow[];
  } | null;
  commands: MemberCommands;
}

/** What the newest search found. */
export function Found({
  projectId,
  run,
  meaning,
  rows,
  total,
  extra,
  excluded,
  sources,
  labels,
  commands,
}: FoundProps) {
  const { examples, decisions } = run.since;
  return (
    <>
      <Section
        title="How much is duplicated"
        note={
          <>
            Examples beyond the one of each cluster that is kept, of those that were not excluded. Looked for{" "}
            <Time at={run.createdAt.toISOString()} />.
          </>
        }
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Amounts projectId={projectId} figures={run.figures} {...run.params} />
          <Losing projectId={projectId} figures={run.figures} />
          {examples + decisions > 0 && (
            <Callout title="Look again to bring this up to date">
              Since then {formatCount(examples, "example")} came, and {formatCount(decisions, "decision")} about
              duplicates {decisions === 1 ? "was" : "were"} made.
            </Callout>
          )}
        </div>
      </Section>
      <Section
        title={`Clusters by ${MEANING_WORDS[meaning].label.toLowerCase()}`}
        note="Every member is similar enough to the one that is kept, never only to another member."
        actions={
          extra > 0 && (
            <ExcludeMembers
              members={{ run: run.id, meaning }}
              count={extra}
              excluded={excluded}
              of="all clusters"
              {...commands}
            />
          )
        }
      >
        <ClusterTable projectId={projectId} rows={rows} total={total} sources={sources} />
      </Section>
      {labels &&
        run.figures.some((one) => one.meaning === "whole" && (one[run.params.strength]?.clusters ?? 0) > 0) && (
          <Section
            title="What copies do to agreement"
            note="Krippendorff’s alpha of all examples and of those that are kept, each with its 95 % interval. These intervals take copies as one example, as those of agreement do on every page."
          >
            <CopiesAgreementTable rows={labels.agreement} />
          </Section>
        )}
      {labels && (
        <Section
          title="Same content, different labels"
          note="Copies that people labelled differently: at least one label is wrong, or the guideline leaves it open."
        >
          {labels.contradictions.length > 0 ? (
            <Contradictions rows={labels.contradictions} />
          ) : (
            <p className="text-muted">No copies were labelled differently.</p>
          )}
          {labels.consistency.length > 0 && (
            <div className="mt-4 max-w-xl">
              <ConsistencyTable rows={labels.consistency} />
            </div>
          )}
        </Section>
      )}
    </>
  );
}
