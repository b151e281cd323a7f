import { numbered } from "@/components/ui/numbered";
import type { BlindExample } from "@/lib/formats/example";
import { jsonText } from "./conversation";
import { MarkedText } from "./marked-text";
import { Folded, FoldedPart } from "./text-part";
import { type ToolParameter, toolFacts } from "./tool-facts";

/** A context of this length is read at once where it is the only one, in UTF-16 units. */
const SHORT = 1500;

/** What was given to answer from, each by its title. */
export function Contexts({ contexts }: { contexts: NonNullable<BlindExample["contexts"]> }) {
  const isShort = contexts.length === 1 && (contexts[0]?.text.length ?? 0) <= SHORT;
  return numbered(contexts).map(({ place, item }) => {
    const count = contexts.length === 1 ? "Context" : `Context ${place + 1}`;
    const label = item.title ? `${count}: ${item.title}` : count;
    return <FoldedPart key={place} label={label} text={item.text} part={`context-${place}`} open={isShort} />;
  });
}

/** What could be called, each function with its parameters. */
export function Tools({ tools }: { tools: NonNullable<BlindExample["tools"]> }) {
  const facts = numbered(tools).map(({ place, item }) => ({ place, tool: item, ...toolFacts(item) }));
  return (
    <Folded label="Tools" preview={facts.map(({ name }) => name).join(", ")}>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {facts.map(({ place, tool, name, description, parameters }) => (
          <li key={place} dir="ltr">
            <p className="font-mono font-medium wrap-anywhere">
              <MarkedText text={name} />
            </p>
            {description !== "" && (
              <p dir="auto" className="max-w-prose whitespace-pre-wrap wrap-anywhere">
                <MarkedText text={description} />
              </p>
            )}
            {parameters.length > 0 && <Parameters parameters={parameters} />}
            <details className="text-muted">
              <summary className="cursor-pointer rounded-sm text-xs hover:text-ink">As it was given</summary>
              <pre className="overflow-x-auto rounded-lg bg-sunken px-3 py-2 text-xs text-ink">{jsonText(tool)}</pre>
            </details>
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function Parameters({ parameters }: { parameters: readonly ToolParameter[] }) {
  return (
    <ul className="my-1 grid grid-cols-[minmax(0,1fr)] gap-0.5 border-s-2 border-line ps-3">
      {parameters.map(({ name, type, isRequired, description }) => (
        <li key={name} className="wrap-anywhere">
          <span className="font-mono">
            <MarkedText text={name} />
          </span>{" "}
          <span className="text-xs text-muted">
            <MarkedText text={type} />
            {isRequired && (type === "" ? "required" : ", required")}
          </span>
          {description !== "" && (
            <span dir="auto" className="block text-muted">
              <MarkedText text={description} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
