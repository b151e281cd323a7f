import { CopyButton } from "@/components/ui/copy-button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Figure } from "@/components/ui/figure";
import { Time } from "@/components/ui/time";
import type { JudgeReport } from "@/lib/evaluate/judges/queries";
import { ModelWords } from "./judge-list";

/** How the judge was asked, and what came in. */
export function JudgeFacts({ run, ownPrompt }: Pick<JudgeReport, "run" | "ownPrompt">) {
  const items = [
    { term: "Model", value: <ModelWords {...run} /> },
    {
      term: "Prompt",
      value: (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          {ownPrompt ? "rendered from this version" : "the program’s own"}
          <code className="text-xs text-muted">{run.promptHash.slice(0, 12)}</code>
          <CopyButton text={run.promptHash} label="Copy the prompt’s hash" />
        </span>
      ),
    },
    {
      term: "Verdicts",
      value: (
        <>
          <Figure value={run.verdicts} /> on <Figure value={run.examples} /> examples, <Figure value={run.labels} />{" "}
          labels
        </>
      ),
    },
    { term: "Registered", value: <Time at={run.createdAt.toISOString()} form="absolute" /> },
  ];
  return <DefinitionList items={items} className="mb-6" />;
}
