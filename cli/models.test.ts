import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { WithoutRater } from "@/lib/core/agreement/leave-one-out";
import votes from "@/lib/core/consensus/fixtures/dawid-skene-1979.json";
import scores from "@/lib/core/distribution/fixtures/dist-6x40.json";
import fatigue from "@/lib/core/fatigue/fixtures/fatigue-tiny.json";

const ROOT = path.resolve(import.meta.dirname, "..");

function run(command: string, args: readonly string[], input: string) {
  const script = path.join(ROOT, `cli/${command}.ts`);
  return spawnSync(process.execPath, ["--import", "tsx", script, "-", ...args], { input, encoding: "utf8", cwd: ROOT });
}

function json(command: string, args: readonly string[], input: string) {
  const { stdout, stderr, status } = run(command, [...args, "--json"], input);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return JSON.parse(stdout.trimEnd().split("\n").at(-1)!);
}

/** The keys of a vector in the form in which the commands name them. */
function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/_(.)/g, (_, c: string) => c.toUpperCase()),
      camelCased(inner),
    ]),
  );
}

/** Every figure of the vector stands in the document under the same name, within 1e-9. */
function expectContains(document: unknown, vector: unknown, at = "document"): void {
  if (typeof vector === "number") {
    expect(document, at).toBeTypeOf("number");
    expect(Math.abs(Number(document) - vector), at).toBeLessThan(1e-9);
  } else if (vector !== null && typeof vector === "object") {
    const inside = document as Record<string, unknown>;
    for (const [key, value] of Object.entries(vector)) expectContains(inside[key], value, `${at}.${key}`);
  } else expect(document, at).toEqual(vector);
}

const csv = (header: string, rows: readonly (readonly unknown[])[]) =>
  [header, ...rows.map((row) => row.join(","))].join("\n");
const anaesthetists = csv("example,annotator,value", votes.input.rows);

describe("npm run consensus", () => {
  it("gives the 1979 posterior by Dawid-Skene and, as there are 16 labels per observer and class, the one-coin fit beside it", () => {
    const document = json("consensus", ["--method", "dawid-skene"], anaesthetists);
    expect(document.logLikelihood).toBeCloseTo(votes.expected.log_likelihood, 6);
    votes.expected.posterior.forEach((row, i) => {
      row.forEach((p, j) => {
        expect(document.items[i].posterior[`${j + 1}`]).toBeCloseTo(p, 6);
      });
    });
    expect(document.annotators[0].confusion["1"]["1"]).toBeCloseTo(0.8894883486860508, 6);
    expect(document.fallback).toMatchObject({ method: "one-coin", labelsPerRaterAndClass: 15.75 });
  });

  it("reports a tie as a tie, and sets and odd names as they are", () => {
    const rows = [
      ["__proto__", "ann", "b|a"],
      ["__proto__", "ben", "a|b"],
      ["2", "ann", "|"],
      ["2", "ben", "x"],
      ["3", "ann", ""],
    ];
    const document = json("consensus", ["--method", "majority"], csv("example,annotator,value", rows));
    expect(document.items).toMatchObject([
      { example: "__proto__", label: "a|b", ties: [] },
      { example: "2", label: null, ties: ["x", "|"], entropy: 1 },
    ]);
    expect(document.unrated).toEqual(["3"]);
  });

  it("prints a readable report, and names what is wrong with a command or a file", () => {
    const text = run("consensus", ["--method", "mace", "--seed", "3"], anaesthetists);
    expect(text.stdout).toContain("mace: 45 examples, 5 annotators; 0 tied, 0 unrated");
    const method = run("consensus", ["--method", "guess"], anaesthetists);
    expect(method.status).toBe(2);
    expect(method.stderr).toContain("--method: choose one of the methods");
    const two = csv("example,annotator,value,criterion", [
      ["1", "a", "x", "tone"],
      ["1", "a", "x", "facts"],
    ]);
    expect(run("consensus", ["--method", "majority"], two).stderr).toContain("line 3, criterion: a second criterion");
    expect(run("consensus", ["--method", "majority"], "example,annotator,value\n1,a,\n").stderr).toContain(
      "no ratings",
    );
  });
});

describe("npm run distribution", () => {
  it("names every figure of the vector, and gives the same with the same seed", () => {
    const input = csv("annotator,example,value", scores.input.rows);
    const document = json("distribution", ["--seed", "4"], input);
    expectContains(document, camelCased(scores.expected));
    expect(json("distribution", ["--seed", "4"], input)).toEqual(document);
    expect(document.panel.A05.tests.severity.q).toBeLessThanOrEqual(1);
    expect(run("distribution", [], input).stdout).toContain("Stand out from their peers");
    for (const panel of Object.values<{ flags: string[]; leaveOneOut: WithoutRater }>(document.panel)) {
      const { matters, difference } = panel.leaveOneOut;
      expect(panel.flags.includes("agreement")).toBe(matters && difference.value! > 0);
    }
  });

  it("describes one criterion where another one of the file is text", () => {
    const rows = scores.input.rows;
    const notes = rows.map(([annotator, example]) => [annotator, example, "well put", "note"]);
    const input = csv("annotator,example,value,criterion", [...notes, ...rows.map((row) => [...row, "score"])]);
    const alone = json("distribution", [], csv("annotator,example,value", rows));
    expect(json("distribution", ["--criterion", "score"], input)).toEqual(alone);
  });

  it("takes the latest score by its time", () => {
    const input = csv("example,annotator,value,submittedAt", [
      ["1", "a", "3", 20],
      ["1", "a", "1", 10],
      ["1", "b", "1", 10],
    ]);
    expect(json("distribution", [], input).panel.a).toMatchObject({ n: 1, mean: 3, severityVsPeers: { meanDiff: 2 } });
  });

  it("asks which of several criteria is meant, and refuses words", () => {
    const two = csv("example,annotator,value,criterion", [
      ["1", "a", "3", "tone"],
      ["1", "a", "4", "facts"],
    ]);
    expect(run("distribution", [], two).stderr).toContain('the file holds the criteria "tone", "facts"');
    expect(run("distribution", [], "example,annotator,value\n1,a,good\n").stderr).toContain("line 2, value");
  });
});

describe("npm run fatigue", () => {
  const events = fatigue.input.events.map((event) => [
    event.item,
    event.annotator,
    event.skipped ? "" : event.value,
    event.submitted_at * 1000,
    (event.submitted_at - event.started_at) * 1000,
  ]);
  const header = "example,annotator,value,submittedAt,wallMs";

  it.each(["ordinal", "interval"])("names every figure of the vector at %s level", (level) => {
    const document = json("fatigue", ["--level", level], csv(header, events));
    expectContains(document, camelCased(fatigue.expected));
    expect(document).toMatchObject({ refusal: null, warnings: [] });
  });

  it("does not take answers without a known duration, nor skips, for answers that took too long", () => {
    const untimed = events.map(([item, annotator, value, at]) => [item, annotator, value, at, ""]);
    expect(json("fatigue", ["--level", "interval"], csv(header, untimed)).nCappedOrInvalid).toBe(0);
  });

  it("refuses a verdict on quality with two annotators for each example, unless there is gold", () => {
    const two = events.filter(([, annotator]) => annotator === "A01" || annotator === "A02");
    expect(json("fatigue", ["--level", "interval"], csv(header, two)).refusal).toBe("needs-three-ratings-per-item");
    const gold = two.map((row) => [...row, "3"]);
    const document = json("fatigue", ["--level", "interval"], csv(`${header},gold`, gold));
    expect(document.refusal).toBeNull();
    expect(document.projectGold.annotators).toBe(2);
    expect(run("fatigue", ["--level", "interval"], csv(header, two)).stdout).toContain("No verdict on quality");
  });
});
