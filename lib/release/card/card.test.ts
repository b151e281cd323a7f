import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { cardOf } from "./card";
import { oneLine } from "./nodes";
import { manifestWith, type Names, PLAIN } from "./testing/manifest";

/** As the Hugging Face hub finds the front matter. */
const FRONT = /^(\s*---[\r\n]+)([\S\s]*?)([\r\n]+---(\r\n|\n|$))/;

function readCard(names: Names) {
  const card = cardOf({ number: 3, name: names.release, manifest: manifestWith(names) });
  const [whole, , yaml] = FRONT.exec(card)!;
  const body = fromMarkdown(card.slice(whole!.length), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return { card, yaml: yaml!, body };
}

/** The tree without its words: what is a heading, a table, a list, a link. */
function shapeOf(node: Nodes): string {
  if (node.type === "text" || node.type === "inlineCode") return "";
  const inside = "children" in node ? node.children.map(shapeOf).join("") : "";
  return `${node.type}${node.type === "heading" ? node.depth : ""}(${inside})`;
}

function wordsOf(node: Nodes): string[] {
  if (node.type === "heading" || node.type === "paragraph" || node.type === "tableCell")
    return [node.children.map((child) => wordsOf(child).join("")).join("")];
  if ("value" in node) return [node.value];
  return "children" in node ? node.children.flatMap(wordsOf) : [];
}

describe("the card of a release", () => {
  const plain = readCard(PLAIN);
  const says = wordsOf(plain.body).join("\n");

  test("begins with what the hub reads, of which a bare no is the language and not false", () => {
    expect(parse(plain.yaml, { version: "1.1" })).toEqual({
      pretty_name: "Support answers: First",
      license: "cc-by-4.0",
      language: ["en", "no"],
      task_categories: ["text-generation"],
      size_categories: ["1K<n<10K"],
      annotations_creators: ["machine-generated"],
      tags: ["touchstone", "sft-messages"],
      configs: [
        { config_name: "default", data_files: [{ split: "train", path: "support-answers-sft-messages.jsonl" }] },
      ],
    });
  });

  test.each([
    ["a check that was measured, rounded away from its ends", "82.1 % (71.8 % to 90.0 %)"],
    ["one that was not", "never measured"],
    ["agreement with its interval", "0.71 (0.64 to 0.78)"],
    ["why there is none", "not known: no pairable items"],
    ["that a criterion has none", "not defined for this kind"],
    ["who labelled", "3 people gave 360 labels. 1 AI judge gave 120 labels."],
    ["what a step of a recipe took", "what “No mail addresses” flags\n30"],
    ["what was waived and why", "2: “quoted in class”"],
    ["what was cleaned", "Personal data to placeholders, version 1: 12 examples"],
    ["the share that is synthetic", "synthetic: written by a model\n250 (25.0 %)"],
    ["copies, and how many are still in", "the whole example\n30\n0"],
    ["personal data", "Found in 2 (0.2 %):\nMail address: 2 examples"],
    ["what it does not promise", "Names of people, postal addresses"],
    ["how to load it", 'load_dataset("json", data_files={"train": "support-answers-sft-messages.jsonl"}'],
    ["a limit that follows from the manifest", "1 check of 2 was never measured"],
  ])("says %s", (_, words) => {
    expect(says).toContain(words);
  });

  test("says of a manifest of before what it does not know, and guesses nothing", () => {
    const { about: _, checks: __, recipes: ___, contamination: ____, ...before } = manifestWith(PLAIN);
    const card = cardOf({ number: 1, name: "Old", manifest: before });
    expect(parse(FRONT.exec(card)![2]!)).toMatchObject({ license: "unknown", tags: ["touchstone", "sft-messages"] });
    expect(card.match(/Not known: the release was made before its manifest kept this\./g)!.length).toBeGreaterThan(6);
    expect(card).not.toContain("undefined");
  });

  test.each([
    ["every name of the hub", ["MIT", "cc-by-4.0"], 0, { license: ["mit", "cc-by-4.0"] }],
    ["one that the hub does not know", ["house rules"], 0, { license: "other", license_name: "see-card" }],
    ["some without", ["MIT"], 5, { license: "other", license_name: "see-card" }],
    ["none at all", [], 5, { license: "unknown" }],
  ])("gives as licence, of %s, what holds for all", (_, licences, none, expected) => {
    const manifest = manifestWith(PLAIN);
    const names = licences.map((name) => ({ name, examples: 10 }));
    manifest.about!.written.licences = { names, others: 0, none };
    expect(parse(FRONT.exec(cardOf({ number: 1, name: "L", manifest }))![2]!)).toMatchObject(expected);
  });

  test("the same release has the same card, to the byte", () => {
    const stored = JSON.parse(JSON.stringify(manifestWith(PLAIN)));
    expect(cardOf({ number: 3, name: PLAIN.release, manifest: stored })).toBe(plain.card);
  });

  const NASTY = [
    ...[
      "\n---\n",
      "---",
      "\n# Heading\n",
      "# H",
      "## H",
      "Title\n===",
      "- item",
      "1. one",
      "> quote",
      "```\ncode",
      "~~~",
    ],
    ...[
      "<script>alert(1)</script>",
      "<!-- x",
      "![x](http://x/y.png)",
      "[x](javascript:alert(1))",
      "http://evil.example/x",
    ],
    ...[
      "a@evil.example",
      "| a | b |\n|---|---|",
      "\\",
      "`",
      "``` `",
      "*b* _c_ ~~d~~",
      "[^1]: x",
      "[ref]: http://x",
      "&amp; &lt;",
    ],
    ...[
      "no",
      "yes",
      "~",
      "null",
      "1e3",
      "0x10",
      "- ",
      ": ",
      "a: b",
      "#c",
      "{a: 1}",
      "[1]",
      "!!js/function x",
      "%TAG",
      "*alias",
      "&anchor",
    ],
    ...[
      '"quoted"',
      "'single'",
      "\u0000",
      "\u0085",
      "\u2028",
      "\u202eevil",
      "\ud800",
      "  ",
      "",
      "\t",
      "\r\n...\r\n",
      "www.evil.example",
    ],
    ...["$x$", "+ x", "_", "=", "<b>", "\\|", "|", "::", "{{x}}", "__proto__"],
  ];
  const nasty = fc.oneof(
    fc.constantFrom(...NASTY),
    fc.array(fc.constantFrom(...NASTY), { minLength: 2, maxLength: 4 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 60 }),
  );

  test("whatever somebody chose as a name breaks no front matter and makes no heading, link, image or cell", () => {
    const keys = Object.keys(PLAIN) as (keyof Names)[];
    const chosen = fc.record(Object.fromEntries(keys.map((key) => [key, nasty])) as Record<keyof Names, typeof nasty>);
    const shape = shapeOf(plain.body);
    fc.assert(
      fc.property(chosen, (hostile) => {
        // One that says nothing is said to say nothing, and lines stay lines.
        const names = { ...hostile, definition: oneLine(hostile.definition) || "-" };
        const { yaml, body } = readCard(names);
        for (const version of ["1.1", "1.2"] as const)
          expect(parse(yaml, { version })).toMatchObject({
            pretty_name: oneLine(`${names.project}: ${names.release}`),
            configs: [{ config_name: "default" }],
          });
        expect(shapeOf(body)).toBe(shape);
        // In the code of a cell GFM cannot say a backslash before a bar.
        const bare = (words: string) => oneLine(words).replaceAll("\\", "");
        const said = wordsOf(body).map(bare);
        expect(said).toContain(bare(names.check));
        expect(said).toContain(bare(names.criterion));
        expect(said).toContain(`2: “${bare(names.reason)}”`);
      }),
      { numRuns: 15 },
    );
  });
});
