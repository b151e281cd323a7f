import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { rowsOf } from "@/cli/fixtures/case-rows";

describe("as a program", () => {
  const root = path.resolve(import.meta.dirname, "..");
  const run = (input: string, ...args: string[]) =>
    spawnSync("npm", ["run", "--silent", "agree", "--", "-", ...args], { cwd: root, input, encoding: "utf8" });

  it("prints one JSON document and nothing else, and repeats itself for a seed", () => {
    const input = rowsOf("fleiss-1971")
      .map((row) => JSON.stringify(row))
      .join("\n");
    const first = run(input, "--level", "nominal", "--bootstrap", "500", "--seed", "4", "--json");
    expect(first.status).toBe(0);
    const { coefficients } = JSON.parse(first.stdout);
    expect(coefficients.fleiss.value).toBeCloseTo(0.43024, 4);
    expect(coefficients.alpha.intervalMethod).toBe("bootstrap-bca");
    expect(run(input, "--level", "nominal", "--bootstrap", "500", "--seed", "4", "--json").stdout).toBe(first.stdout);
    expect(first.stdout.trimEnd().split("\n")).toHaveLength(1);
  }, 60_000);

  it("ends with code 2 and an explanation on standard error", () => {
    const { status, stdout, stderr } = run("example,annotator,value\ne,a,x\n", "--level", "interval");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(
      'line 2, value: "x" is not a finite number. Correct it, or choose another level than interval',
    );
  }, 60_000);
});
