import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const document = read("docs/asvs.md");

/** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has. */
const CHAPTERS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

interface Row {
  numbers: string[];
  state: string;
  words: string;
}

const rows: Row[] = document
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([, numbers, level]) => /^\d/.test(numbers ?? "") && /^[12]$/.test(level ?? ""))
  .map(([, numbers, , , state, words]) => ({
    numbers: numbers!.split(", "),
    state: state!.replaceAll("*", ""),
    words: words!,
  }));
const named = (words: string) => [...words.matchAll(/`([\w./-]+\.(?:test\.tsx?|spec\.ts))`: “([^”]+)”/g)];

test("every requirement stands in the table once, with a state that is counted right", () => {
  const numbers = rows.flatMap((row) => row.numbers);
  expect(new Set(numbers).size).toBe(numbers.length);
  const chapters = CHAPTERS.map((_, index) => numbers.filter((one) => one.startsWith(`${index + 1}.`)).length);
  expect(chapters).toEqual(CHAPTERS);
  const count = (state: string) =>
    rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.numbers.length, 0);
  const told = /requirements (\d+) are met, (\d+) do not apply, and (\d+) are not met/.exec(document)!;
  expect(told.slice(1).map(Number)).toEqual([count("met"), count("n/a"), count("not met")]);
});

test("what is met names a test, what is not says why", () => {
  expect(rows.filter(({ state, words }) => state === "met" && named(words).length === 0)).toEqual([]);
  expect(rows.filter(({ words }) => words.trim() === "")).toEqual([]);
});

const tests = new Map(
  rows.flatMap(({ words }) => named(words)).map(([whole, file, name]) => [whole, { file: file!, name: name! }]),
);

test.each([...tests.values()])("$file has the test “$name”", ({ file, name }) => {
  // A title ends its text, also where something is put before it.
  expect([`${name}",`, `${name}\`,`].some((end) => read(file).includes(end))).toBe(true);
});

test("every place that is linked is there", () => {
  for (const [, file, anchor] of document.matchAll(/\]\(([\w-]+\.md)(?:#([\w-]+))?\)/g)) {
    const headings = [...read(`docs/${file}`).matchAll(/^#+ (.+)$/gm)].map(([, text]) =>
      text!
        .toLowerCase()
        .replace(/[^\w\- ]/g, "")
        .replaceAll(" ", "-"),
    );
    if (anchor) expect(headings, `${file}#${anchor}`).toContain(anchor);
  }
});

test("nothing switches off the checking of certificates, and no image holds the history of the sources", () => {
  const folders = ["app", "lib", "worker", "scripts", "cli"];
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.includes(".test.") && !file.includes("generated"))
      .map((file) => path.join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => /TLS_REJECT_UNAUTHORIZED|rejectUnauthorized/.test(read(file)))).toEqual([]);
  expect(read(".dockerignore").split("\n")).toContain(".git");
});
