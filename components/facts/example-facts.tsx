import { Fragment, type ReactNode } from "react";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { formatCount, formatNumber } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { factNamed } from "@/lib/core/facts/catalogue";
import type { FactDefinition, FactSpan } from "@/lib/core/facts/fact";
import type { ExampleFacts as Facts, FoundFact, PartFacts } from "@/lib/facts/example-facts";
import { FactTerm } from "./fact-term";

interface ExampleFactsProps {
  facts: Facts;
  /** Where imports are; absent for those who may not see them. */
  jobsHref?: string | undefined;
}

/** What was found out about an example: of all of it, of its prompt and response, and folded of each turn. */
export function ExampleFacts({ facts: { whole, parts }, jobsHref }: ExampleFactsProps) {
  const turns = parts.filter(({ kind }) => kind === "turn");
  const others = parts.filter(({ kind }) => kind !== "turn");
  const counts = new Map<string, number>();
  for (const { kind } of parts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (
    <div className="grid gap-4">
      {parts.length === 0 && <p className="text-muted">Facts of this example have not been looked for yet.</p>}
      <Group title="The whole example" facts={whole} jobsHref={jobsHref} />
      {others.map((part) => (
        <Group key={`${part.kind}${part.place}`} title={titleOf(part, counts.get(part.kind)!)} facts={part.facts} />
      ))}
      {turns.length > 0 && (
        <details>
          <summary className="cursor-pointer font-medium">{formatCount(turns.length, "turn")}, one by one</summary>
          <div className="mt-3 grid gap-4">
            {turns.map((part) => (
              <Group key={part.place} title={titleOf(part, turns.length)} facts={part.facts} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

const KINDS: Record<PartFacts["kind"], string> = {
  text: "Text",
  system: "System prompt",
  prompt: "Prompt",
  response: "Response",
  turn: "Turn",
  context: "Context",
};

function titleOf({ kind, place, speaker }: PartFacts, ofThem: number): string {
  const number = ofThem > 1 ? ` ${place + 1}` : "";
  return `${KINDS[kind]}${number}${kind === "turn" && speaker ? `, ${speaker}` : ""}`;
}

interface GroupProps {
  title: string;
  facts: readonly FoundFact[];
  jobsHref?: string | undefined;
}

/** What there is line by line; what there is not, is not so or is not known, in one line each. */
function Group({ title, facts, jobsHref }: GroupProps) {
  // What tells equal from different says nothing by itself.
  const shown = facts.flatMap((found) => {
    const fact = factNamed(found.name);
    return fact && fact.kind !== "hash" ? [{ ...found, fact }] : [];
  });
  const isNot = ({ value }: FoundFact) => value === false || (Array.isArray(value) && value.length === 0);
  const rows = shown.filter((found) => found.value !== null && !isNot(found));
  const items: Definition[] = [
    ...rows.map(({ fact, value }) => ({
      term: fact.title,
      head: <FactTerm title={fact.title} help={fact.help} />,
      value:
        fact.name === "import" && jobsHref ? (
          <TextLink href={`${jobsHref}/${value}`}>Open it</TextLink>
        ) : (
          valueWords(fact, value!)
        ),
    })),
    ...together("Not so", shown.filter(isNot)),
    ...together(
      "None",
      shown.filter(({ known, value }) => known && value === null),
    ),
    ...together(
      "Not looked at yet",
      shown.filter(({ known }) => !known),
    ),
  ];
  if (items.length === 0) return null;
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-medium">{title}</h3>
      <DefinitionList items={items} />
    </div>
  );
}

function together(term: string, some: readonly { fact: FactDefinition }[]): Definition[] {
  if (some.length === 0) return [];
  const value: ReactNode = some.map(({ fact }, k) => (
    <Fragment key={fact.name}>
      {k > 0 && ", "}
      <FactTerm title={fact.title} help={fact.help} />
    </Fragment>
  ));
  return [{ term, value: <span className="text-muted">{value}</span> }];
}

/** A value as people read it; of a list how many of each type. */
export function valueWords(
  { kind, unit }: Pick<FactDefinition, "kind" | "unit">,
  value: NonNullable<FoundFact["value"]>,
) {
  if (value === true) return "Yes";
  if (typeof value === "number")
    return formatNumber(value, { digits: kind === "count" ? 0 : 2, ...(unit && { unit }) });
  if (typeof value === "string" || typeof value === "boolean") return String(value);
  const counts = new Map<string, number>();
  for (const { type } of value as readonly FactSpan[]) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, n]) => `${n} × ${type}`).join(", ");
}
