import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guidelineHash } from "@/lib/guideline/content-hash";
import { writeGuidelineFile } from "@/lib/guideline/file/guideline-file";
import { readGuidelineFile } from "@/lib/guideline/file/read-guideline-file";
import { guidelineContentSchema } from "@/lib/guideline/schema";
import { anyContent } from "@/prisma/factories/guideline-arbitrary";

const TEXT = { key: "b", title: "B", kind: "text", level: "nominal", required: false } as const;

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, member]) => [key, reversed(member)]));
}

describe("guidelineHash", () => {
  it("is the same whatever the order of keys and the white space at line ends, and after a trip through JSON", () => {
    fc.assert(
      fc.property(anyContent, fc.constantFrom(" ", "\t", "\r"), (content, blank) => {
        const hash = guidelineHash(content);
        const body = `${content.body.replaceAll("\n", `${blank}\n`)}${blank}\n\n`;
        expect(guidelineHash({ ...content, body })).toBe(hash);
        expect(guidelineHash(guidelineContentSchema.parse(reversed(content)))).toBe(hash);
        expect(guidelineHash(guidelineContentSchema.parse(JSON.parse(JSON.stringify(content))))).toBe(hash);
      }),
    );
  });

  it("is what it was before a criterion could be the better response, and another one where it is", () => {
    fc.assert(
      fc.property(anyContent, ({ criteria, ...content }) => {
        const marked = criteria.some(({ betterResponse }) => betterResponse);
        const unmarked = criteria.map(({ betterResponse: _mark, ...rest }) => rest);
        const unsaid = criteria.map((criterion) => ({ ...criterion, betterResponse: undefined }));
        const hash = guidelineHash({ ...content, criteria: unmarked });
        expect(guidelineHash({ ...content, criteria: unsaid })).toBe(hash);
        expect(guidelineHash({ ...content, criteria }) === hash).toBe(!marked);
      }),
    );
  });

  it("is what it was before there were checks, and another one with them", () => {
    // Written by the version of this code that knew no checks.
    const stored = { body: "# Rate\n\nRate it.\n", criteria: [TEXT], qualities: { unique: "Not twice." } };
    const hash = "8b9a5f7ade141d0216dfd97bf4a8863c4eb19c524bca34fb880f8ad9af7ff134";
    expect(guidelineHash(stored)).toBe(hash);
    expect(guidelineHash({ ...stored, checks: [] })).toBe(hash);
    expect(guidelineHash(guidelineContentSchema.parse(stored))).toBe(hash);
    fc.assert(
      fc.property(anyContent, ({ checks, ...content }) => {
        expect(guidelineHash({ ...content, checks }) === guidelineHash(content)).toBe(checks === undefined);
      }),
    );
  });

  it("differs when a word, an anchor or the order of criteria differs", () => {
    const anchors = { "1": "wrong", "2": "right" };
    const scale = {
      key: "a",
      title: "A",
      kind: "scale",
      level: "ordinal",
      required: true,
      scale: { min: 1, max: 2, anchors },
    };
    const text = TEXT;
    const hashOf = (body: string, criteria: unknown[]) =>
      guidelineHash(guidelineContentSchema.parse({ body, criteria }));
    const hashes = [
      hashOf("Rate it.", [scale, text]),
      hashOf("Rate it now.", [scale, text]),
      hashOf("Rate it.", [text, scale]),
      hashOf("Rate it.", [{ ...scale, scale: { min: 1, max: 2, anchors: { ...anchors, "2": "Right" } } }, text]),
    ];
    expect(new Set(hashes).size).toBe(4);
  });
});

describe("a guideline file", () => {
  it("gives back name, content and hash, whatever it cites", () => {
    fc.assert(
      fc.property(anyContent, fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }), (content, name) => {
        const hash = guidelineHash(content);
        const precedents = [{ title: name, note: "\n---\nname: forged" }];
        const file = writeGuidelineFile({ name, content, number: 3, hash, note: "why\nso", precedents });
        const read = readGuidelineFile(file);
        expect(read).toMatchObject({ ok: true, file: { name, number: 3, hash, note: "why\nso" } });
        expect(read.ok && guidelineHash(read.file.content)).toBe(hash);
        const fromWindows = readGuidelineFile(`\ufeff${file.replaceAll("\n", "\r\n")}`);
        expect(fromWindows.ok && guidelineHash(fromWindows.file.content)).toBe(hash);
      }),
    );
  });

  it("gives back content and hash as JSON too, whatever the order of its keys", () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const hash = guidelineHash(content);
        for (const whole of [{ name: "Rules", hash, ...content }, reversed({ name: "Rules", hash, ...content })]) {
          const read = readGuidelineFile(JSON.stringify(whole, null, 2));
          expect(read.ok && guidelineHash(read.file.content)).toBe(hash);
        }
      }),
    );
  });

  it.each([
    ["# Just text\n", "file", "front matter"],
    ['---\ntouchstone: "guideline/9"\nname: "x"\ncriteria: []\n---\n', "touchstone", "guideline/1"],
    ['---\ntouchstone: "guideline/1"\nname: nope\n---\n', "name", "not JSON"],
    ['---\ntouchstone: "guideline/1"\nname: "x"\ncriteria: [{"key": "A b"}]\n---\n', "criteria.0.key", "lower-case"],
  ])("says what is wrong with %j", (file, field, words) => {
    const read = readGuidelineFile(file);
    const problem = read.ok ? undefined : read.problems.find((one) => one.field === field);
    expect(problem?.message).toContain(words);
  });
});
