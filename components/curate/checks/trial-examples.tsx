import { ExampleName } from "@/components/example-view/example-name";
import type { FactCondition } from "@/lib/core/facts/condition";
import type { ShownExample } from "@/lib/curate/checks/texts";
import type { TrialExample } from "@/lib/curate/checks/trial";
import { exampleHref } from "@/lib/examples/address";
import { PART_WORDS } from "@/lib/guideline/checks/check-words";
import { amountWords } from "../amount-words";

interface TrialExamplesProps {
  title: string;
  /** Where there is none. */
  empty: string;
  projectId: string;
  /** The condition whose values stand beside them. */
  bounded: FactCondition | undefined;
  examples: readonly TrialExample[];
  shown: ReadonlyMap<string, ShownExample>;
}

/** Examples of one side of a check, with the texts that it is about. */
export function TrialExamples({ title, empty, projectId, bounded, examples, shown }: TrialExamplesProps) {
  const fact = bounded && "fact" in bounded ? bounded.fact : "";
  return (
    <section className="min-w-0">
      <h3 className="mb-2 font-semibold">{title}</h3>
      {examples.length === 0 && <p className="text-muted">{empty}</p>}
      <ul className="grid">
        {examples.map(({ id, value }) => {
          const example = shown.get(id);
          if (!example) return null;
          return (
            <li key={id} className="grid gap-1 border-b border-line py-2 first:pt-0">
              <div className="flex items-baseline justify-between gap-4">
                <span className="min-w-0">
                  <ExampleName id={example.externalId} href={exampleHref(projectId, id)} oneLine />
                </span>
                {value !== null && <span className="tabular shrink-0 text-muted">{amountWords(fact, value)}</span>}
              </div>
              {example.texts.map(({ part, text }, at) => (
                <p key={at.toString()} className="line-clamp-4 wrap-anywhere" dir="auto">
                  {example.texts.length > 1 && <span className="text-muted">{PART_WORDS[part]}: </span>}
                  {text === "" ? <span className="text-muted">(empty)</span> : text}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
