import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { agreeCommand } from "@/cli/agree-command";
import { consensusCommand } from "@/cli/consensus-command";
import { distributionCommand } from "@/cli/distribution-command";
import { fatigueCommand } from "@/cli/fatigue-command";
import { InputError } from "@/cli/input-error";
import { hostileName, hostileNumber } from "@/lib/core/fixtures/hostile";

const folder = mkdtempSync(path.join(tmpdir(), "hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, "judgments");

type Command = (args: readonly string[]) => Promise<string>;

const COMMANDS: [string, Command, string[]][] = [
  ...["nominal", "ordinal", "interval", "ratio", "circular", "set"].flatMap((level): [string, Command, string[]][] => [
    [`agree at ${level} level`, agreeCommand, ["--level", level]],
    [`fatigue at ${level} level`, fatigueCommand, ["--level", level]],
  ]),
  ["agree with bootstrap", agreeCommand, ["--level", "nominal", "--bootstrap", "40"]],
  ["agree with conversations", agreeCommand, ["--level", "nominal", "--cluster", "session"]],
  ...["majority", "weighted-majority", "wawa", "zero-based-skill", "dawid-skene", "one-coin", "mace", "glad"].map(
    (method): [string, Command, string[]] => [`consensus by ${method}`, consensusCommand, ["--method", method]],
  ),
  ["distribution", distributionCommand, []],
];

/** Text that a command printed, or the refusal of an `InputError`; anything else that is thrown fails the test. */
async function outcome(command: Command, args: readonly string[], text: string): Promise<string> {
  writeFileSync(file, text);
  try {
    return await command([file, ...args]);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.describe()).toMatch(/^(line \d+, )?[\w-]+: .+\. .+/s);
    return "";
  }
}

const NOT_A_FIGURE = /\b(NaN|Infinity)\b/;

async function expectSound(command: Command, args: readonly string[], text: string): Promise<void> {
  const printed = await outcome(command, args, text);
  // A report may name an example that the file calls NaN.
  if (!NOT_A_FIGURE.test(text)) expect(printed).not.toMatch(NOT_A_FIGURE);
  const json = await outcome(command, [...args, "--json"], text);
  if (json !== "") expect(withoutReason(JSON.parse(json))).toEqual([]);
}

/** Where an estimate without a value does not say why. (JSON has no NaN: it would be a null without a reason.) */
function withoutReason(part: unknown, found: unknown[] = []): unknown[] {
  if (typeof part !== "object" || part === null) return found;
  if ("undefinedBecause" in part && "value" in part && (part.value === null) !== (part.undefinedBecause !== null))
    found.push(part);
  for (const inner of Object.values(part)) withoutReason(inner, found);
  return found;
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 2, arbitrary }, fc.constant(undefined));
const record = fc.record({
  example: hostileName,
  annotator: hostileName,
  value: fc.oneof(hostileName, hostileNumber, fc.array(hostileName, { maxLength: 3 }), fc.constant(null)),
  criterion: fc.constantFrom(undefined, undefined, undefined, "__proto__"),
  submittedAt: optional(fc.constantFrom("2026-01-31T09:30:00Z", 0, 1e15, -1e300, "yesterday")),
  wallMs: optional(fc.constantFrom(0, -1, 5000, 1e300, "fast")),
  session: optional(hostileName),
  gold: optional(hostileName),
  words: optional(fc.constantFrom(0, 12, -3, "many")),
});
const scores = fc.array(fc.record({ example: hostileName, annotator: hostileName, value: hostileNumber }), {
  maxLength: 30,
});
const ndjson = fc
  .oneof(fc.array(record, { maxLength: 20 }), scores)
  .map((records) => records.map((fields) => JSON.stringify(fields)).join("\n"));
const csv = fc
  .tuple(
    fc.constantFrom("example,annotator,value", "value;annotator;example", "example\tannotator\tvalue\tgold", "example"),
    fc.array(
      fc.array(fc.constantFrom("a", "b", "1", "2", "1e308", "nan", "NaN", '"', '"a,b"', "", "|", "\u0000", "\r")),
    ),
  )
  .map(([header, rows]) => [header, ...rows.map((cells) => cells.join(","))].join("\n"));
const noise = fc.constantFrom("", "\n\n", "{", "[]", "null", "{}\n{", "\ufeff", "example,annotator,value", "\u0000");

describe.each(COMMANDS)("%s", (_, command, args) => {
  it("prints a sound result or says what is wrong with the file, whatever the file", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: ndjson }, csv, noise), (text) =>
        expectSound(command, args, text),
      ),
      { numRuns: 40 },
    );
  });
});

it.each<[string, Command, string[]]>([
  ["agree", agreeCommand, ["--level", "nominal"]],
  ["fatigue", fatigueCommand, ["--level", "interval"]],
  ["consensus", consensusCommand, ["--method", "dawid-skene"]],
  ["distribution", distributionCommand, []],
])("%s takes 10^5 categories", { timeout: 120_000 }, async (_, command, args) => {
  const rows = Array.from({ length: 100_000 }, (_unused, k) => `e${k >> 1},a${k % 2},${k}`);
  const json = await outcome(command, [...args, "--json"], ["example,annotator,value", ...rows].join("\n"));
  if (json !== "") expect(withoutReason(JSON.parse(json))).toEqual([]);
});
