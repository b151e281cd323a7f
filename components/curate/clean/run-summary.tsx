import { Callout } from "@/components/ui/callout";
import { DefinitionList } from "@/components/ui/definition-list";
import { Figure } from "@/components/ui/figure";
import { formatCount } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import type { CleaningId } from "@/lib/clean/operation-ids";
import type { CleaningView } from "@/lib/curate/clean/queries";
import { OUTCOMES } from "@/lib/curate/clean/schema";
import { LOSS_WORDS, OUTCOME_WORDS } from "./outcome-words";

interface RunSummaryProps {
  run: CleaningView;
  titles: Readonly<Record<CleaningId, string>>;
  criteria: Readonly<Record<string, string>>;
}

/** What became of the examples of a cleaning, and what their cleaned versions have of what was known. */
export function RunSummary({ run, titles, criteria }: RunSummaryProps) {
  const { plan, author, createdAt, undoneAt, outcomes, operations, inherited, losses } = run;
  return (
    <div className="grid gap-4">
      {undoneAt && (
        <Callout tone="warn" title="This cleaning was undone">
          The originals are back in the dataset; the cleaned versions below are kept out of it.
        </Callout>
      )}
      <DefinitionList
        items={[
          { term: "Begun", value: <Time at={createdAt.toISOString()} form="absolute" /> },
          ...(author ? [{ term: "By", value: <bdi>{author}</bdi> }] : []),
          ...plan.slices.map((slice) => ({ term: "Only of", value: <bdi>{slice.replace("=", ": ")}</bdi> })),
          ...plan.operations.map(({ id, version }) => ({
            term: `${titles[id]}, version ${version}`,
            value: formatCount(operations.find(({ operation }) => operation === id)?.examples ?? 0, "example"),
          })),
          ...OUTCOMES.filter((outcome) => outcomes[outcome] > 0 || outcome === "child").map((outcome) => ({
            term: OUTCOME_WORDS[outcome].label,
            value: (
              <>
                <Figure value={outcomes[outcome]} /> <span className="text-muted">{OUTCOME_WORDS[outcome].help}</span>
              </>
            ),
          })),
          ...plan.unaffected.map((key) => ({
            term: `${criteria[key] ?? key}, not affected`,
            value: `inherited by ${formatCount(inherited.find(({ criterion }) => criterion === key)?.examples ?? 0, "cleaned version")}; the others have nothing that is decided`,
          })),
          ...losses.map(({ what, criterion, examples }) => ({
            term: `${criteria[criterion] ?? criterion}: ${LOSS_WORDS[what]}`,
            value: formatCount(examples, "cleaned version"),
          })),
        ]}
      />
    </div>
  );
}
