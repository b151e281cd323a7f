import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Heads of the tables whose rows are statistics; others hold figures, speed or sources. */
const STATISTICS = ["name", "method", "what", "statistic"];
const LEAST_REASON = 40;

interface Row {
  section: string;
  cells: string[];
}

/** The rows of every table, under the heading that they stand below, with the head of the table. */
function rowsOf(text: string): (Row & { head: string })[] {
  let [section, head] = ["", ""];
  return text.split("\n").flatMap((line, k, lines) => {
    if (line.startsWith("#")) section = line.replace(/^#+ /, "");
    if (!line.startsWith("|") || /^\| ?-/.test(line)) return [];
    const cells = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    if (!lines[k - 1]?.startsWith("|")) {
      head = cells[0]!;
      return [];
    }
    return [{ section, head, cells }];
  });
}

const rows = rowsOf(readFileSync("docs/statistics.md", "utf8"));
const seen = rows.filter(({ section }) => section === "Where a lead sees it").map(({ cells }) => cells);
const statistics = rows
  .filter(({ section, head }) => STATISTICS.includes(head) && section !== "Where a lead sees it")
  .map(({ section, cells }) => `${section}: ${cells[0]}`);

const pages = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "app", "components"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.tsx?$/.test(file) && !/test|gallery/.test(file))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

test("every statistic has a place where a lead sees it, and no place is of a statistic that is gone", () => {
  const placed = seen.flatMap(([section, names]) => names!.split(" · ").map((name) => `${section}: ${name}`));
  expect(statistics.length).toBeGreaterThan(60);
  expect(placed.toSorted()).toEqual(statistics.toSorted());
});

test.each(seen)("%s, %s: the page has these words, or a reason says why there is none", (_section, _names, where) => {
  const reason = /^not on a page: (.+)/.exec(where!);
  if (reason) return expect(reason[1]!.length).toBeGreaterThan(LEAST_REASON);
  const words = [...where!.matchAll(/_([^_]+)_/g)].map(([, quoted]) => quoted!);
  expect(words.length).toBeGreaterThan(0);
  expect(words.filter((quoted) => !pages.includes(quoted))).toEqual([]);
});
