import { type TextReader, textReaders } from "@/bench/hostile/readers";
import { HOSTILE } from "@/bench/hostile/texts";
import { clock, printTable, processorMs } from "@/bench/measure";
import type { FactExample, FactMaker } from "@/lib/core/facts/fact";
import { createRandom } from "@/lib/core/random/generator";
import { MAKERS } from "@/lib/facts/makers";

/**
 * What it costs to read a text. First, of makers of facts, operations that clean and patterns, the processor time for 200 kB of the text that
 * each takes longest for, and how many times as long four times as much of any slow text takes; over 50 ms the benchmark fails. Then how many
 * ordinary examples of 1.1 kB each maker does in a second, on one thread. `npm run bench -- makers` runs all of it.
 */
const SIZE = 200_000;
const MOST_MS = 50;
/** So many texts of each reader are measured again, so often. */
const [SLOWEST, RUNS] = [5, 5];
const ORDINARY = 2000;

/** Each reading has a text of its own: what a reader keeps of one must not help it with the next. */
function timeOf({ read }: TextReader, make: (size: number) => string, size: number, runs: number): number {
  const texts = Array.from({ length: runs }, () => make(size));
  return processorMs((run) => read(texts[run]!), runs);
}

function costOf(reader: TextReader) {
  for (const make of Object.values(HOSTILE)) reader.read(make(SIZE));
  const slowest = Object.entries(HOSTILE)
    .map(([text, make]) => ({ text, make, ms: timeOf(reader, make, SIZE, 1) }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, SLOWEST)
    .map(({ text, make }) => ({ text, make, ms: timeOf(reader, make, SIZE, RUNS) }))
    .sort((a, b) => b.ms - a.ms);
  const growth = slowest.map(({ make, ms }) => timeOf(reader, make, 4 * SIZE, 3) / ms);
  return { name: reader.name, text: slowest[0]!.text, ms: slowest[0]!.ms, growth: Math.max(...growth) };
}

const costs = (await textReaders()).map(costOf).sort((a, b) => b.ms - a.ms);
printTable(
  [`reader, at most ${MOST_MS} ms wanted`, "ms for 200 kB", "of", "times as long for 800 kB"],
  costs.map(({ name, ms, text, growth }) => [name.replaceAll("|", "\\|"), ms.toFixed(1), text, growth.toFixed(1)]),
);
if (costs.some(({ ms }) => ms > MOST_MS)) process.exitCode = 1;

const WORDS =
  "the of and to in is that for it was on are as with they at be this have from or one had by word but not what all were we when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him into time has look two more write go see number no way could people my than first water been call who oil its now find long down day did get come made may part".split(
    " ",
  );
const random = createRandom(7);

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

const ordinary = Array.from(
  { length: ORDINARY },
  (): FactExample => ({
    kind: "instruction",
    parts: [
      { kind: "prompt", place: 0, text: `Please write a text. ${prose(250)}` },
      { kind: "response", place: 0, text: prose(800) },
    ],
    toolCalls: [],
    tools: [],
  }),
);
const makers = MAKERS as readonly FactMaker<unknown>[];
const times = makers.map((maker) => clock(() => ordinary.map((example) => maker.make(example, undefined)), 3).ms);
printTable(
  ["ordinary examples", "examples/s", "µs an example"],
  [
    ...makers.map(({ name }, index) => [name, perSecond(times[index]!), micro(times[index]!)]),
    ["all", perSecond(sum(times)), micro(sum(times))],
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
