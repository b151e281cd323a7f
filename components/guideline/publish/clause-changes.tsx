import clsx from "clsx";
import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/format";
import type { ClauseDiff } from "@/lib/guideline/changes/clause-diff";
import { CHANGE_WORDS } from "./change-words";
import { DiffBlocks } from "./text-changes";

/** How the text changed, clause by clause; each clause can be linked to by its slug. Runs of unchanged ones are folded. */
export function ClauseChanges({ clauses }: { clauses: readonly ClauseDiff[] }) {
  if (clauses.every(({ kind }) => kind === "same")) return <p className="text-muted">The text did not change.</p>;
  return (
    <div className="grid min-w-0 gap-4">
      {runsOf(clauses).map((run) =>
        run[0]?.kind === "same" ? (
          <Unchanged key={keyOf(run[0])} clauses={run} />
        ) : (
          run.map((clause) => <Changed key={keyOf(clause)} clause={clause} />)
        ),
      )}
    </div>
  );
}

function keyOf({ slug, kind }: ClauseDiff): string {
  return `${kind} ${slug ?? ""}`;
}

/** Neighbouring clauses that changed, and neighbouring ones that did not. */
function runsOf(clauses: readonly ClauseDiff[]): ClauseDiff[][] {
  const runs: ClauseDiff[][] = [];
  for (const clause of clauses) {
    const last = runs.at(-1);
    if (last && (last[0]?.kind === "same") === (clause.kind === "same")) last.push(clause);
    else runs.push([clause]);
  }
  return runs;
}

function Unchanged({ clauses }: { clauses: readonly ClauseDiff[] }) {
  return (
    <details className="text-muted">
      <summary className="cursor-pointer rounded-sm py-1 hover:text-ink">
        {formatCount(clauses.length, "clause")} unchanged
      </summary>
      <div className="mt-2 grid gap-4">
        {clauses.map((clause) => (
          <Changed key={keyOf(clause)} clause={clause} />
        ))}
      </div>
    </details>
  );
}

function Changed({ clause: { slug, title, kind, blocks } }: { clause: ClauseDiff }) {
  const words = kind === "added" || kind === "removed" ? CHANGE_WORDS[kind] : null;
  return (
    <section id={slug ?? "preamble"} aria-label={title} className="group min-w-0 scroll-mt-16">
      <h3 className="mb-1 flex flex-wrap items-center gap-2 font-medium">
        <bdi>{title}</bdi>
        {words && <Badge tone={words.tone}>{words.label}</Badge>}
        <a
          href={`#${slug ?? "preamble"}`}
          aria-label={`Link to the changes of ${title}`}
          className="text-muted no-underline opacity-0 group-hover:opacity-100 focus:opacity-100 pointer-coarse:opacity-100"
        >
          ¶
        </a>
      </h3>
      <div
        className={clsx(
          "min-w-0 rounded-lg border border-line px-4 py-3 font-mono text-sm leading-6 whitespace-pre-wrap wrap-anywhere",
          kind !== "same" && "bg-raised",
        )}
        dir="auto"
      >
        <DiffBlocks blocks={blocks} />
      </div>
    </section>
  );
}
