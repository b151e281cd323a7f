import { maskPersonal } from "@/lib/clean/mask-personal";
import { OPERATIONS } from "@/lib/clean/operations";
import { ContaminationIndex } from "@/lib/core/contamination/contamination-index";
import { tokensOf } from "@/lib/core/contamination/tokens";
import { shingled } from "@/lib/core/dedup/shingles";
import type { FactExample, FactMaker } from "@/lib/core/facts/fact";
import { jsonLosses } from "@/lib/core/text/json-losses";
import { normalForm } from "@/lib/core/text/normal-form";
import { unstorable } from "@/lib/core/text/unstorable";
import { termsOf } from "@/lib/core/topics/terms";
import { MAKERS } from "@/lib/facts/makers";
import { detectFormat } from "@/lib/formats/detect";
import { markdownStart } from "@/lib/formats/markdown-table";
import { recognise } from "@/lib/formats/recognise";
import { neutralise, restore } from "@/lib/formats/spreadsheet-safe";
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

/** Items that have much in common with hostile texts: each place of these begins a run of some item. */
const ITEMS = ["ab ", "a ", "- a ", "的一是不了人我在有他这为之大来以个中上们"].map((piece) => ({
  prompt: piece.repeat(60),
}));
const evaluated = new ContaminationIndex(ITEMS, () => "");

/** What reads a text where it is imported, compared or written. */
const OTHERS: TextReader[] = [
  { name: "normal form", read: normalForm },
  { name: "words to compare with evaluations", read: tokensOf },
  {
    name: "what evaluations say too",
    read: (text) => evaluated.find("", [{ text, isWhole: true, isRead: true }]),
  },
  { name: "terms of topics", read: termsOf },
  { name: "what a file holds", read: (text) => detectFormat({ head: Buffer.from(text), isComplete: true }) },
  { name: "losses of JSON", read: (text) => jsonLosses(JSON.stringify(text)) },
  { name: "what cannot be stored", read: unstorable },
  { name: "a cell of a spreadsheet", read: (text) => restore(neutralise(text)) },
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
