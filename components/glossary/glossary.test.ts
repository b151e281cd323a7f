import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { GLOSSARY } from "./glossary";

const ROOT = path.resolve(import.meta.dirname, "../..");

function sources(): string {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
  );
  return files
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("glossary/glossary"))
    .map((file) => readFileSync(path.join(ROOT, file), "utf8"))
    .join("\n");
}

test("every explanation is short, and stands where somebody meets its word", () => {
  const text = sources();
  for (const [term, words] of Object.entries(GLOSSARY)) {
    expect(words.length, term).toBeLessThan(240);
    expect(words, term).toMatch(/^[A-Z].*\.$/);
    expect(text, term).toMatch(new RegExp(`term="${term}"|GLOSSARY\\.${term}\\b|term=\\{kind\\}`));
  }
});

/** Words that this product used among its makers, and that say nothing to whoever comes new. */
const PLAINER = [
  />\s*leased\b/i,
  /(label|word|term): "leased/i,
  /, pinned`/,
  /pinned (guideline )?version"/i,
  /`undefined: /,
];

test.each(PLAINER)("no page says %s", (words) => {
  expect(sources()).not.toMatch(words);
});
