import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Example } from "@/lib/formats/example";
import { cleanExample } from "./clean-example";
import { CLEANINGS } from "./cleanings";
import { CLEANING_IDS } from "./operation-ids";
import { OPERATIONS } from "./operations";

const HTML = "<p>Write to <b>anna@mail.com</b>.</p>\r\n";

describe("cleaning an example", () => {
  it("offers every operation, in the order in which they belong", () => {
    expect(CLEANINGS.map(({ id }) => id)).toEqual([...OPERATIONS.map(({ id }) => id), "personal-data"]);
  });

  it("masks everywhere, and takes markup only from what was written or given to read", () => {
    const example: Example = {
      kind: "conversation",
      messages: [
        { role: "user", content: HTML },
        { role: "tool", content: HTML },
        {
          role: "assistant",
          content: "",
          toolCalls: [{ name: "send", arguments: { to: "anna@mail.com", text: "<p>x</p>" } }],
        },
      ],
      slices: { about: "anna@mail.com" },
    };
    const cleaned = cleanExample(example, ["html-to-text", "personal-data"])!;
    expect(cleaned.operations).toEqual(["html-to-text", "personal-data"]);
    expect(cleaned.example).toMatchObject({
      messages: [
        { content: "Write to **<EMAIL_1>**." },
        { content: "<p>Write to <b><EMAIL_1></b>.</p>\r\n" },
        { toolCalls: [{ arguments: { to: "<EMAIL_1>", text: "<p>x</p>" } }] },
      ],
      slices: { about: "<EMAIL_1>" },
    });
  });

  it("does nothing more the second time, and leaves steps cut where they were", () => {
    const piece = fc.constantFrom("a", " ", "\n", "\r\n", "\u200b", "e\u0301", "<b>", "</b>", "&amp;", "a@b.co ", "👍");
    const step = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("").replaceAll("\n", ""));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), fc.subarray([...CLEANING_IDS]), (steps, ids) => {
        const example: Example = { kind: "instruction", prompt: "Why?", response: steps.join("\n"), steps };
        const once = cleanExample(example, ids)!;
        expect(cleanExample(once.example, ids)).toEqual({ example: once.example, operations: [], maps: new Map() });
        const { response, steps: after } = once.example as typeof example;
        expect(after!.join("\n")).toBe(response);
      }),
      { numRuns: 60 },
    );
  });

  it("takes a conversation of 10,000 turns", () => {
    const messages = Array.from({ length: 10_000 }, (_, k) => ({ role: "user" as const, content: `Turn ${k} ` }));
    const cleaned = cleanExample({ kind: "conversation", messages }, ["trim"])!;
    expect(cleaned.maps.size).toBe(10_000);
  });
});
