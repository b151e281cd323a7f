import { maskPersonal } from "@/lib/clean/mask-personal";
import { OPERATIONS } from "@/lib/clean/operations";
import { tokensOf } from "@/lib/core/contamination/tokens";
import { shingled } from "@/lib/core/dedup/shingles";
import type { FactExample, FactMaker } from "@/lib/core/facts/fact";
import { normalForm } from "@/lib/core/text/normal-form";
import { MAKERS } from "@/lib/facts/makers";
import { markdownStart } from "@/lib/formats/markdown-table";
import { recognise } from "@/lib/formats/recognise";
import { isTypingSlip } from "@/lib/guideline/changes/wording";
import { readPattern } from "@/lib/guideline/checks/user-pattern";

/** Whatever reads a whole text, by name. */
export interface TextReader {
  name: string;
  read(text: string): unknown;
}

const asExample = (prompt: string, response: string): FactExample => ({
  kind: "instruction",
  parts: [
    { kind: "prompt", place: 0, text: prompt },
    { kind: "response", place: 0, text: response },
  ],
  toolCalls: [],
  tools: [],
});

/** Patterns that an engine which goes back never ends on, and some that keep many states open. */
const PATTERNS = ["(a+)+$", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "(?i)[a-z ]{40}z", "a.{0,60}@"];

function patternReader(source: string): TextReader {
  const reading = readPattern(source);
  if (!reading.ok) throw new Error(reading.message);
  return { name: `pattern ${source}`, read: (text) => reading.pattern.isIn(text) };
}

/** What reads a text where it is imported, compared or written. */
const OTHERS: TextReader[] = [
  { name: "normal form", read: normalForm },
  { name: "words to compare with evaluations", read: tokensOf },
  { name: "shingles", read: shingled },
  { name: "a typing slip", read: (text) => isTypingSlip(text, `${text} `) },
  { name: "a row of Glaive", read: (text) => recognise({ chat: `USER:${text}\nASSISTANT:${text}` }) },
  { name: "the start of a table of Markdown", read: (text) => markdownStart(`a | b\n${text}`) },
];

/** Makers of facts, operations that clean, patterns, and what else reads whole texts. */
export async function textReaders(): Promise<TextReader[]> {
  const makers = MAKERS as readonly FactMaker<unknown>[];
  for (const maker of makers) await maker.prepare?.(undefined);
  return [
    ...makers.map(({ name, make }): TextReader => ({ name, read: (text) => make(asExample(text, ""), undefined) })),
    ...makers
      .filter(({ name }) => name === "shape" || name === "identity")
      .map(({ name, make }) => ({
        name: `${name}, of an answer`,
        read: (text: string) => make(asExample("Return only JSON.", text), undefined),
      })),
    ...OPERATIONS.map(({ id, apply }) => ({ name: id, read: (text: string) => apply(text, { kind: "text" }) })),
    { name: "personal-data", read: (text) => maskPersonal({ id: "1", kind: "text", text }) },
    ...PATTERNS.map(patternReader),
    ...OTHERS,
  ];
}
