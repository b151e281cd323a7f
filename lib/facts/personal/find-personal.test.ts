import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PERSONAL_TYPES, type PersonalType } from "@/lib/core/facts/personal-type";
import { findPersonal, personalSpans } from "./find-personal";
import { makePersonal } from "./make-personal";
import type { Hit } from "./rule";
import { readLookAlikes, readPlanted } from "./testing/corpus";

const found = (text: string) => findPersonal(text).map(({ type, from, to }) => `${type}: ${text.slice(from, to)}`);
const key = ({ type, from, to }: Pick<Hit, "type" | "from" | "to">) => `${type} ${from} ${to}`;

/** Recall and precision of each type over the planted texts and the look-alikes; a wrong place or type is both a miss and a false hit. */
function measure() {
  const types = Object.keys(PERSONAL_TYPES) as PersonalType[];
  const count = Object.fromEntries(types.map((type) => [type, { planted: 0, right: 0, hits: 0 }]));
  const texts = [...readPlanted(), ...readLookAlikes().map(({ text }) => ({ text, expected: [] }))];
  for (const { text, expected } of texts) {
    const wanted = new Set(expected.map(key));
    for (const { type } of expected) count[type]!.planted++;
    for (const hit of findPersonal(text)) {
      count[hit.type]!.hits++;
      if (wanted.has(key(hit))) count[hit.type]!.right++;
    }
  }
  return types.map((type) => ({ type, ...count[type]! }));
}

const share = (part: number, of: number) => (of === 0 ? "–" : (part / of).toFixed(2));

function table(): string[] {
  const rows = measure();
  const sum = (of: "planted" | "hits" | "right") => rows.reduce((total, row) => total + row[of], 0);
  const all = { type: "all", planted: sum("planted"), hits: sum("hits"), right: sum("right") };
  return [...rows, all].map(({ type, planted, hits, right }) =>
    [`\`${type}\``, planted, right, hits - right, share(right, planted), share(right, hits)].join(" | "),
  );
}

describe("the corpus", () => {
  it("is printed in the document as it comes out", () => {
    const document = readFileSync("docs/personal-data.md", "utf8");
    const printed = document.split("## How well")[1]!.match(/^\| `.*\|$/gm) ?? [];
    expect(
      printed.map((line) =>
        line
          .slice(1, -1)
          .split("|")
          .map((cell) => cell.trim())
          .join(" | "),
      ),
    ).toEqual(table());
  });

  it("holds three hundred things and three hundred texts that only look so", () => {
    expect(readPlanted().flatMap(({ expected }) => expected).length).toBeGreaterThanOrEqual(300);
    expect(readLookAlikes().length).toBeGreaterThanOrEqual(300);
    expect(new Set(readPlanted().map(({ where }) => where))).toEqual(new Set(["prose", "code", "table", "JSON"]));
  });

  it("holds nothing that would be found by another type's name or in half", () => {
    const odd = readPlanted().flatMap(({ text, expected }) => {
      const wanted = new Set(expected.map(key));
      return findPersonal(text).flatMap((hit) => (wanted.has(key(hit)) ? [] : [text.slice(hit.from, hit.to)]));
    });
    expect(odd).toEqual([]);
  });
});

describe("overlaps", () => {
  it.each([
    ["https://jane:pw1@firma.de/x", ["url_with_credentials: https://jane:pw1@firma.de/x"]],
    ["password=jane@firma.de", ["secret: jane@firma.de"]],
    ["jane@firma.de or 4111 1111 1111 1111", ["email: jane@firma.de", "credit_card: 4111 1111 1111 1111"]],
  ])("in %s the type that stands first stays", (text, hits) => {
    expect(found(text)).toEqual(hits);
  });
});

describe("words that name a number", () => {
  it.each([
    ["BSN 111222333", ["nl_bsn: 111222333"]],
    ["111222333", []],
    ["BSN 111222334", []],
    ["PESEL 44051401359", ["pl_pesel: 44051401359"]],
    [`BSN ${"and so on ".repeat(5)}111222333`, []],
  ])("%s", (text, hits) => {
    expect(found(text)).toEqual(hits);
  });
});

it("reads digits of other scripts, full-width signs and odd spaces as usual ones, and leaves them where they are", () => {
  expect(found("電話：０１０-６５５５-１２３４")).toEqual(["phone: ０１０-６５５５-１２３４"]);
  expect(found("DE89\u00a03704\u202f0044\u20090532 0130 00")).toEqual([
    "iban: DE89\u00a03704\u202f0044\u20090532 0130 00",
  ]);
});

it("counts places in code points", () => {
  expect(personalSpans("👍 jane@firma.de")).toMatchObject([{ type: "email", from: 2, to: 15 }]);
});

it("finds what stands in the middle of anything, once, in order and without overlaps", () => {
  const signs = fc.string({
    unit: fc.constantFrom("a", "Z", "7", "0", "+", "-", ".", "@", ":", "/", " ", "\n", "é", "字", "👍", "_", "="),
  });
  fc.assert(
    fc.property(signs, signs, (before, after) => {
      const text = `${before}\n\njane.doe@firma.de\n\n${after}`;
      const hits = findPersonal(text);
      expect(hits.some(({ from, to }) => text.slice(from, to) === "jane.doe@firma.de")).toBe(true);
      for (const [at, hit] of hits.entries()) {
        expect(hit.to).toBeGreaterThan(hit.from);
        if (at > 0) expect(hit.from).toBeGreaterThanOrEqual(hits[at - 1]!.to);
      }
    }),
  );
});

it("makes one list for each part", () => {
  const parts = [
    { kind: "prompt", place: 0, text: "Who is jane@firma.de?" },
    { kind: "response", place: 0, text: "Nobody." },
  ] as const;
  const made = makePersonal({ kind: "instruction", parts, toolCalls: [], tools: [] });
  expect(made.example).toEqual({});
  expect(made.parts.map(({ personal }) => personal)).toEqual([
    [{ type: "email", rule: "known top-level domain", confidence: 0.95, from: 7, to: 20 }],
    [],
  ]);
});
