import { clock, printTable } from "@/bench/measure";
import type { FactExample, FactMaker } from "@/lib/core/facts/fact";
import { createRandom } from "@/lib/core/random/generator";
import { MAKERS } from "@/lib/facts/makers";

/**
 * What facts cost: milliseconds for texts of 200 kB that are made to be slow, and how many ordinary examples of 1.1 kB each maker does in a
 * second, on one thread.
 */
const SIZE = 200_000;
const ORDINARY = 2000;
const random = createRandom(7);

const filled = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);
const letterOf = (alphabet: string) => alphabet[random.uint32() % alphabet.length]!;
const noise = (alphabet: string) => Array.from({ length: SIZE }, () => letterOf(alphabet)).join("");

const HOSTILE: Record<string, string> = {
  "one letter": filled("a"),
  spaces: `a${filled(" ")}b`,
  "line feeds": filled("\n"),
  backticks: filled("` `` ``` "),
  "open tags": filled("<p <a href="),
  brackets: filled("[a]("),
  asterisks: filled("** *a"),
  "begun refusals": filled("i'm sorry, but i can't assist i'm "),
  "template marks": filled("<|im_start|><think>"),
  "equal words": filled("ab "),
  "random letters": noise("abcdefghijklmnopqrstuvwxyz   "),
  "random Han": noise(
    "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从",
  ),
  "half pairs": filled("\ud800a"),
  "direction controls": filled("\u202ea\u200b"),
  "addresses without end": filled("http://a.@"),
  "JSON asked for": filled("return the answer in JSON and respond "),
};

const asExample = (prompt: string, response: string): FactExample => ({
  kind: "instruction",
  parts: [
    { kind: "prompt", place: 0, text: prompt },
    { kind: "response", place: 0, text: response },
  ],
  toolCalls: [],
  tools: [],
});

const makers = MAKERS as readonly FactMaker<unknown>[];
for (const maker of makers) await maker.prepare?.();
const names = makers.map(({ name }) => name);

printTable(
  ["ms for 200 kB", ...names],
  Object.entries(HOSTILE).map(([name, text]) => {
    const example = asExample(text, "");
    return [name, ...makers.map((maker) => clock(() => maker.make(example, undefined), 3).ms.toFixed(1))];
  }),
);

printTable(
  ["times as long for 400 kB", ...names],
  Object.entries(HOSTILE).map(([name, text]) => {
    const [once, twice] = [asExample(text, ""), asExample(text + text, "")];
    const growth = (maker: FactMaker<unknown>) =>
      clock(() => maker.make(twice, undefined), 3).ms / clock(() => maker.make(once, undefined), 3).ms;
    return [name, ...makers.map((maker) => growth(maker).toFixed(1))];
  }),
);

const WORDS =
  "the of and to in is that for it was on are as with they at be this have from or one had by word but not what all were we when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him into time has look two more write go see number no way could people my than first water been call who oil its now find long down day did get come made may part".split(
    " ",
  );

/** Sentences of frequent words, so that every step has its usual work. */
function prose(characters: number): string {
  let text = "";
  while (text.length < characters) {
    const words = Array.from({ length: 6 + (random.uint32() % 12) }, () => WORDS[random.uint32() % WORDS.length]!);
    words[0] = words[0]![0]!.toUpperCase() + words[0]!.slice(1);
    text += `${words.join(" ")}.${random.uint32() % 5 === 0 ? "\n\n" : " "}`;
  }
  return text.trim();
}

const ordinary = Array.from({ length: ORDINARY }, () => asExample(`Please write a text. ${prose(250)}`, prose(800)));
const costs = makers.map((maker) => clock(() => ordinary.map((example) => maker.make(example, undefined)), 3).ms);
printTable(
  ["ordinary examples", "examples/s", "µs an example"],
  [
    ...names.map((name, index) => [name, perSecond(costs[index]!), micro(costs[index]!)]),
    ["all", perSecond(sum(costs)), micro(sum(costs))],
  ],
);

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
function perSecond(ms: number): string {
  return ((ORDINARY / ms) * 1000).toFixed(0);
}
function micro(ms: number): string {
  return ((ms / ORDINARY) * 1000).toFixed(0);
}
