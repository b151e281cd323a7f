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
import { agreementReport } from "@/lib/core/agreement/report";
import { type Level, scaleTable } from "@/lib/core/agreement/scale";
import { buildRatingTable, type Value } from "@/lib/core/rating-table";
import { streamOf } from "@/lib/formats/testing/streams";
import type { AnswerValue } from "@/lib/guideline/schema";
import { formatNamed } from "@/lib/release/formats/all-formats";
import { Tally } from "@/lib/release/formats/tally";
import { exported } from "@/lib/release/formats/testing/exported";
import { writeFile } from "@/lib/release/formats/write-file";

const folder = mkdtempSync(path.join(tmpdir(), "exports-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Given {
  example: string;
  annotator: string;
  value: AnswerValue;
}

/** The files that the export makes of labels, by format. */
async function filesOf(given: readonly Given[], isRanking: boolean): Promise<string[]> {
  const examples = [...new Set(given.map(({ example }) => example))];
  const rows = examples.map((id) => {
    const labels = given
      .filter(({ example }) => example === id)
      .map(({ annotator, value }, index) => ({
        annotator,
        criterion: "c",
        value,
        ...(isRanking && { isRanking: true as const }),
        guidelineVersion: 1,
        submittedAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
        activeMs: 1000,
        wallMs: 2000,
        session: "s",
        position: 1,
        revision: 1,
        pass: 0,
        comment: null,
      }));
    return exported({ kind: "text", id, text: "t" }, { labels });
  });
  return Promise.all(
    ["long-csv", "long-ndjson", "ndjson"].map(async (name) => {
      const file = path.join(folder, name);
      const chunks: Uint8Array[] = [];
      const options = { container: "text", csv: "exact", tally: new Tally() } as const;
      for await (const chunk of writeFile(formatNamed(name)!, streamOf([rows]), options)) chunks.push(chunk);
      writeFileSync(file, Buffer.concat(chunks));
      return file;
    }),
  );
}

const valuesOf = (coefficients: object) =>
  Object.fromEntries(
    Object.entries(coefficients).map(([name, { value }]: [string, { value: number | null }]) => [name, value]),
  );

async function printed(run: Promise<string>): Promise<string> {
  return run.catch((error: unknown) => {
    if (error instanceof InputError) return error.message;
    throw error;
  });
}

const labelsOf = (value: fc.Arbitrary<AnswerValue>) =>
  fc
    .uniqueArray(
      fc.record({ example: fc.constantFrom("e1", "e2", "e3"), annotator: fc.constantFrom("a", "b", "c"), value }),
      { minLength: 4, maxLength: 9, selector: ({ example, annotator }) => `${example} ${annotator}` },
    )
    .map((given) => given.sort((one, other) => (one.example < other.example ? -1 : 1)));

const option = fc.constantFrom("law", "tax", "a|b", 'quo"te', "comma, too", "é 😀");
const set = fc.uniqueArray(option, { maxLength: 3 }).map((members) => members.sort());
const ranking = fc.shuffledSubarray(["A", "B", "C"], { minLength: 3 });
const span = fc.record({ start: fc.nat(3), end: fc.integer({ min: 4, max: 6 }), label: fc.constantFrom("PER", "ORG") });
const spans = fc.uniqueArray(span, { maxLength: 2, selector: ({ start, end, label }) => `${start} ${end} ${label}` });
const preference = fc.oneof(
  fc.record({ choice: fc.constantFrom("A", "B", "tie") }),
  fc.record({ choice: fc.constantFrom("A", "B"), strength: fc.constantFrom(1, 2) }),
);

const KINDS: [string, Level, fc.Arbitrary<AnswerValue>, (value: never) => Value][] = [
  ["sets", "set", set, (value: string[]) => value],
  ["rankings", "ranking", ranking, (value: string[]) => value.join(" > ")],
  [
    "spans",
    "set",
    spans,
    (value: { start: number; end: number; label: string }[]) =>
      value.map((one) => `${one.start}-${one.end} ${one.label}`),
  ],
  [
    "preferences",
    "nominal",
    preference,
    ({ choice, strength }: { choice: string; strength?: number }) => `${choice}${strength ?? ""}`,
  ],
  ["points", "interval", fc.integer({ min: 1, max: 5 }), (value: number) => value],
];

describe("what the export writes, the commands read", () => {
  it.each(KINDS)("%s: agreement is that of the answers, from every format", (name, level, value, plain) =>
    fc.assert(
      fc.asyncProperty(labelsOf(value), async (given) => {
        const table = buildRatingTable(
          given.map((one) => ({ item: one.example, rater: one.annotator, value: plain(one.value as never) })),
        );
        const scaled = table.ok ? scaleTable(table.table, level) : table;
        if (!scaled.ok) throw new Error(scaled.reason);
        const direct = valuesOf(agreementReport(scaled.scaled, {}).coefficients);
        for (const file of await filesOf(given, name === "rankings")) {
          const { coefficients } = JSON.parse(await agreeCommand([file, "--level", level, "--json"]));
          expect(valuesOf(coefficients)).toEqual(direct);
        }
      }),
      { numRuns: 25 },
    ),
  );

  it.each(KINDS)("%s: every command prints the same of every format", (name, level, value) =>
    fc.assert(
      fc.asyncProperty(labelsOf(value), async (given) => {
        const files = await filesOf(given, name === "rankings");
        const commands: ((file: string) => Promise<string>)[] = [
          (file) => consensusCommand([file, "--method", "majority", "--json"]),
          (file) => fatigueCommand([file, "--level", level, "--json"]),
          (file) => distributionCommand([file, "--json"]),
        ];
        for (const command of commands) {
          const said = [];
          for (const file of files) said.push(await printed(command(file)));
          expect(new Set(said.map((text) => text.replace(/^line \d+/, "line"))).size).toBe(1);
        }
      }),
      { numRuns: 15 },
    ),
  );

  it("a ranking is no set: the consensus keeps its order", async () => {
    const given = ["a", "b"].map((annotator) => ({ example: "e1", annotator, value: ["C", "A", "B"] }));
    for (const file of await filesOf(given, true))
      expect(await consensusCommand([file, "--method", "majority", "--json"])).toContain("C > A > B");
  });
});
