import { ChevronRight } from "lucide-react";
import { DefinitionList } from "@/components/ui/definition-list";
import type { Example } from "@/lib/formats/example";
import { jsonText } from "./json-text";
import { MarkedText } from "./marked-text";

type Facts = Pick<Example, "slices" | "provenance" | "gold">;

const NAMES: Record<string, string> = {
  source: "Source",
  licence: "Licence",
  origin: "Origin",
  model: "Model",
  prompt: "Prompt",
  date: "Date",
  parent: "Derived from",
  simulated: "Made up for the demo",
};

const write = (value: unknown) => <MarkedText text={wordsOf(value)} />;
/** Yes and no as people say it; what is nested stays JSON. */
function wordsOf(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : jsonText(value);
}
const rows = (values: Record<string, unknown>) =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ term: NAMES[name] ?? name, value: write(value) }));

/** What is known about an example beside its texts; an annotator's example has none of it. */
export function ExampleFacts({ slices, provenance, gold }: Facts) {
  const { extra, ...origin } = provenance ?? {};
  const facts = rows({ ...origin, ...extra, ...slices });
  return (
    <>
      {gold && (
        <div className="border-s-2 border-gold py-1 ps-3">
          <p className="mb-1 font-medium text-gold-ink">Gold: the known answers</p>
          <DefinitionList items={rows(gold)} />
        </div>
      )}
      {facts.length > 0 && (
        <details className="group">
          <summary className="flex cursor-pointer list-none items-center gap-2 rounded-sm py-0.5 text-muted hover:text-ink">
            <ChevronRight aria-hidden className="size-4 shrink-0 transition-transform group-open:rotate-90" />
            Where it comes from
          </summary>
          <DefinitionList className="mt-1 ms-2 border-s-2 border-line ps-4" items={facts} />
        </details>
      )}
    </>
  );
}
