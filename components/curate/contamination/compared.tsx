import { Callout } from "@/components/ui/callout";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatCount, formatNumber } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import type { Source } from "@/lib/curate/contamination/schema";
import type { Standing } from "@/lib/curate/contamination/standing";

/** What the newest comparison was about, what it found, and why it is not enough where it is not. */
export function Compared({ standing: { reach, run, stale, counts } }: { standing: Standing }) {
  const open = new Set(reach.sources.map(({ id }) => id));
  return (
    <div className="grid gap-4">
      {stale !== null && reach.sources.length > 0 && (
        <Callout tone="warn" title={STALE[stale].title}>
          {STALE[stale].note}
        </Callout>
      )}
      <DefinitionList
        items={[
          {
            term: "To compare with",
            value: reach.sources.length === 0 ? "Nothing" : <Sources sources={reach.sources} />,
          },
          ...(reach.closed > 0
            ? [
                {
                  term: "Not open to you",
                  value: `${formatCount(reach.closed, "evaluation project")}; nothing is compared with ${reach.closed === 1 ? "it" : "them"}. A lead who may read ${reach.closed === 1 ? "it" : "them"} can compare.`,
                },
              ]
            : []),
          ...(run
            ? [
                {
                  term: "Last comparison",
                  value: (
                    <>
                      <Time at={run.finishedAt.toISOString()} />, {formatCount(run.examples, "example")} with{" "}
                      {formatCount(run.sources.length, "evaluation or benchmark", "evaluations and benchmarks")}
                      {run.sources.some(({ id }) => !open.has(id)) && ", some of which are not open to you"}
                    </>
                  ),
                },
                {
                  term: "Found",
                  value: `${formatCount(counts.found, "finding")} in ${formatCount(counts.examples, "example")}: ${formatNumber(counts.open)} open, ${formatNumber(counts.waived)} waived, ${formatNumber(counts.excluded)} excluded`,
                },
                ...(run.leftOut > 0
                  ? [
                      {
                        term: "Not listed",
                        value: `${formatCount(run.leftOut, "further finding")} of examples that have more than 20`,
                      },
                    ]
                  : []),
              ]
            : []),
        ]}
      />
    </div>
  );
}

const STALE = {
  never: {
    title: "Nobody has compared these examples yet",
    note: "A release in a shape for training is refused until somebody does.",
  },
  examples: {
    title: "Examples came after the last comparison",
    note: "A release in a shape for training is refused until they are compared too.",
  },
  sources: {
    title: "There is more to compare with than the last comparison had",
    note: "An evaluation or a benchmark came or has changed. A release in a shape for training is refused until it is compared with.",
  },
};

function Sources({ sources }: { sources: readonly Source[] }) {
  return (
    <ul>
      {sources.map(({ id, kind, name, items }) => (
        <li key={id}>
          <bdi>{name}</bdi>
          <span className="text-muted">
            {" "}
            ({kind === "evaluation" ? "evaluation project" : "benchmark"},{" "}
            {formatCount(items, kind === "evaluation" ? "example" : "item")})
          </span>
        </li>
      ))}
    </ul>
  );
}
