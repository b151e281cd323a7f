import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyExample } from "@/lib/formats/testing/examples";
import { contentHash } from "@/lib/import/content-hash";

const example = { kind: "instruction" as const, prompt: "Q", response: "A" };

describe("contentHash", () => {
  it("is the SHA-256 of the content's canonical JSON", () => {
    // printf '%s' '{"kind":"instruction","prompt":"Q","response":"A"}' | sha256sum
    expect(contentHash(example)).toBe("92c7bd54c491b17f31e5852e013bc91f6fc4a74048d3ac3cb44dfae6863f2dc3");
  });

  it("does not depend on what is not content", () => {
    fc.assert(
      fc.property(anyExample, (any) => {
        const { id, provenance, slices, gold, ...content } = any;
        expect(contentHash(content)).toBe(contentHash({ ...any, id: "other", provenance: { source: "elsewhere" } }));
        expect([id, provenance, slices, gold]).toHaveLength(4);
      }),
    );
  });

  it("changes with each part of the content, and with which field a text is in", () => {
    const variants = [
      example,
      { ...example, prompt: "Q " },
      { ...example, prompt: "A", response: "Q" },
      { ...example, system: "S" },
      { ...example, reasoning: "S" },
      { ...example, kind: "reward" as const, score: 1 },
      { ...example, kind: "reward" as const, score: 2 },
      { kind: "preference" as const, prompt: "Q", responses: [{ text: "A" }, { text: "B" }] },
      { kind: "preference" as const, prompt: "Q", responses: [{ text: "B" }, { text: "A" }] },
      { ...example, steps: ["A"] },
      { ...example, tools: [{ name: "t" }] },
      { ...example, contexts: [{ text: "C" }] },
      { ...example, contexts: [{ text: "C", title: "T" }] },
      {
        kind: "preference" as const,
        prompt: "Q",
        responses: [
          { text: "A", messages: [{ role: "assistant" as const, content: "A", reasoning: "S" }] },
          { text: "B" },
        ],
      },
      { kind: "conversation" as const, messages: [{ role: "user" as const, content: "Q", name: "n" }] },
      { kind: "conversation" as const, messages: [{ role: "user" as const, content: "Q" }] },
      { kind: "conversation" as const, messages: [{ role: "assistant" as const, content: "Q" }] },
      { kind: "text" as const, text: "Q" },
    ];
    expect(new Set(variants.map(contentHash)).size).toBe(variants.length);
  });
});
