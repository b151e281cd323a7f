"use client";

import { type ReactNode, use, useMemo, useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { DefinitionList } from "@/components/ui/definition-list";
import { Figure } from "@/components/ui/figure";
import { numbered } from "@/components/ui/numbered";
import type { BlindExample, Example } from "@/lib/formats/example";
import { Conversation, jsonText } from "./conversation";
import { Contexts, Tools } from "./given-parts";
import { MarkedText } from "./marked-text";
import { useReadingStyle } from "./reading-settings";
import { responseOrder } from "./response-order";
import { Responses } from "./responses";
import { Folded, FoldedPart, Part, PartText, type RenderText, TextSettingsContext } from "./text-part";
import { type ExampleViewControl, useExampleView } from "./use-example-view";
import { type ExampleViewKeys, ViewToolbar } from "./view-toolbar";

interface ExampleViewProps {
  /** In full, or as an annotator may see it: then nothing of its origin, score, gold or models is there to be shown. */
  example: Example | BlindExample;
  /** Index of the response at each position, as recorded for this person; the example's own order without it. */
  order?: readonly number[];
  /** The switches, when the page binds keys to them. */
  view?: ExampleViewControl;
  keys?: ExampleViewKeys;
  /** Under each response, by its own index and its letter on screen. */
  responseFooter?: (index: number, letter: string) => ReactNode;
  /** Draws single texts in another way, for example with spans. */
  renderText?: RenderText;
  /** Without the line of switches, for a pop-over. */
  bare?: boolean;
}

/** One example of any kind. It looks the same while labelling, resolving and browsing, and runs nothing that it holds. */
export function ExampleView(props: ExampleViewProps) {
  const { example, order, keys = {}, responseFooter, renderText, bare = false } = props;
  const own = useExampleView();
  const view = props.view ?? own;
  const texts = useRef<HTMLDivElement>(null);
  const settings = useMemo(() => ({ raw: view.raw, renderText }), [view.raw, renderText]);
  return (
    <article aria-label={`Example, ${example.kind}`} className="@container min-w-0" style={useReadingStyle()}>
      {bare || (
        <ViewToolbar view={view} keys={keys} container={texts} comparable={example.kind === "preference"}>
          <Badge>{example.kind}</Badge>
          {"id" in example && example.id && <span className="truncate font-mono text-xs">{example.id}</span>}
          {"score" in example && (
            <span>
              score <Figure value={example.score} className="text-ink" />
            </span>
          )}
        </ViewToolbar>
      )}
      <TextSettingsContext value={settings}>
        <div
          ref={texts}
          className={bare ? "grid grid-cols-[minmax(0,1fr)] gap-4" : "mt-4 grid grid-cols-[minmax(0,1fr)] gap-4"}
        >
          {example.system !== undefined && <FoldedPart label="System prompt" text={example.system} part="system" />}
          {example.tools !== undefined && <Tools tools={example.tools} />}
          {example.contexts !== undefined && <Contexts contexts={example.contexts} />}
          <ExampleBody example={example} order={order} comparing={view.comparing} footer={responseFooter} />
          {example.reasoning !== undefined && (
            <FoldedPart label="Reasoning" text={example.reasoning} part="reasoning" />
          )}
          <ExampleFacts {...(FACTS.some((name) => name in example) ? (example as Facts) : {})} />
        </div>
      </TextSettingsContext>
    </article>
  );
}

interface ExampleBodyProps {
  example: Example | BlindExample;
  order: readonly number[] | undefined;
  comparing: boolean;
  footer: ExampleViewProps["responseFooter"];
}

function ExampleBody({ example, order, comparing, footer }: ExampleBodyProps) {
  if (example.kind === "text") return <PartText text={example.text} part="text" />;
  if (example.kind === "conversation") return <Conversation messages={example.messages} />;
  return (
    <>
      {example.kind === "preference" && example.context ? (
        <Conversation messages={example.context} />
      ) : (
        <Part label="Prompt" text={example.prompt}>
          <PartText text={example.prompt} part="prompt" />
        </Part>
      )}
      {example.kind === "preference" ? (
        <Responses
          responses={example.responses}
          order={responseOrder(example.responses.length, order)}
          comparing={comparing}
          footer={footer}
        />
      ) : (
        <Part label="Response" text={example.response} strong>
          {"steps" in example && example.steps ? (
            <Steps steps={example.steps} response={example.response} />
          ) : (
            <PartText text={example.response} part="response" />
          )}
        </Part>
      )}
    </>
  );
}

/** A response made of steps, numbered; where something is drawn over the response, such as spans, it is one text as they count in it. */
function Steps({ steps, response }: { steps: readonly string[]; response: string }) {
  const { renderText } = use(TextSettingsContext);
  const drawn = renderText?.(response, "response");
  if (drawn !== undefined) return drawn;
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {numbered(steps).map(({ place, item }) => (
        <li key={place} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-2">
          <span className="figures pt-0.5 text-end text-muted">{place + 1}</span>
          <PartText text={item} part={`step-${place}`} />
        </li>
      ))}
    </ol>
  );
}

const FACTS = ["slices", "provenance", "gold", "toolChoice", "parallelToolCalls"] as const;
type Facts = Pick<Example, (typeof FACTS)[number]>;

const NAMES: Record<string, string> = {
  source: "Source",
  licence: "Licence",
  origin: "Origin",
  model: "Model",
  prompt: "Prompt",
  date: "Date",
  parent: "Derived from",
  simulated: "Made up for the demo",
  toolChoice: "Tool choice",
  parallelToolCalls: "Parallel tool calls",
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
function ExampleFacts({ slices, provenance, gold, toolChoice, parallelToolCalls }: Facts) {
  const { extra, ...origin } = provenance ?? {};
  const facts = rows({ ...origin, ...extra, ...slices, toolChoice, parallelToolCalls });
  return (
    <>
      {gold && (
        <div className="border-s-2 border-gold py-1 ps-3">
          <p className="mb-1 font-medium text-gold-ink">Gold: the known answers</p>
          <DefinitionList items={rows(gold)} />
        </div>
      )}
      {facts.length > 0 && (
        <Folded label="Where it comes from">
          <DefinitionList items={facts} />
        </Folded>
      )}
    </>
  );
}
