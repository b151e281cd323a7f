import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Example } from "@/lib/formats/example";
import { EXPORT_FORMATS, exportFormat, formatsFor } from "@/lib/formats/export/formats";
import type { ExampleRow, TrainingOptions } from "@/lib/formats/export/rows";
import { openRecords } from "@/lib/formats/open-records";
import { type Recognised, recognise } from "@/lib/formats/recognise";
import { anyExample, exampleOf, plain } from "@/lib/formats/testing/examples";
import { collect, inPieces, streamOf, textOf } from "@/lib/formats/testing/streams";

function write(name: string, rows: readonly ExampleRow[], options: TrainingOptions = {}): Promise<string> {
  const format = exportFormat(name);
  if (format?.rows !== "examples") throw new Error(`${name} is not a format of examples`);
  return textOf(format.write(streamOf(rows), options));
}

async function importAgain(content: string): Promise<Extract<Recognised, { ok: true }>[]> {
  const events = await collect(openRecords(inPieces(content), { container: "ndjson" }));
  return events.map((event) => {
    const result = "value" in event ? recognise(event.value) : null;
    if (!result?.ok) throw new Error(JSON.stringify(result ?? event));
    return result;
  });
}

/** What the training formats carry of an example: its content and id. */
function essence(example: Example) {
  const { provenance, slices, gold, ...rest } = plain(example);
  return rest;
}

const preference = {
  kind: "preference" as const,
  id: "p",
  prompt: "Q",
  responses: [{ text: "one" }, { text: "two", model: "m" }],
};

describe("ndjson", () => {
  it("is imported again exactly, with what was settled", async () => {
    const resolutions = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,5}$/),
      fc.record({ value: fc.constantFrom("yes", null) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ example: anyExample, resolutions }), { maxLength: 4 }), async (rows) => {
        const again = await importAgain(await write("ndjson", rows));
        expect(again.map((result) => ({ example: plain(result.example), resolutions: result.resolutions }))).toEqual(
          plain(rows),
        );
      }),
    );
  });
});

describe("messages and sharegpt", () => {
  const conversation = exampleOf.conversation
    .filter((example) => example.messages.some((message) => message.role === "assistant"))
    .map(({ system, ...example }) => example);

  it.each(["messages", "sharegpt"])("%s is imported again exactly, with tool calls", async (name) => {
    await fc.assert(
      fc.asyncProperty(conversation, async (example) => {
        const [again] = await importAgain(await write(name, [{ example }]));
        expect(again && essence(again.example)).toEqual(essence(example));
      }),
      { numRuns: 200 },
    );
  });

  it("make a chat of a prompt and its response, system prompt first", async () => {
    const example = { kind: "instruction" as const, system: "S", prompt: "Q", response: "A", reasoning: "R" };
    expect(await write("messages", [{ example }])).toBe(
      '{"messages":[{"role":"system","content":"S"},{"role":"user","content":"Q"},{"role":"assistant","content":"A","reasoning_content":"R"}]}\n',
    );
    expect(await write("sharegpt", [{ example }])).toBe(
      '{"conversations":[{"from":"system","value":"S"},{"from":"human","value":"Q"},{"from":"gpt","value":"A"}],"reasoning":"R"}\n',
    );
  });

  it("answer with the preferred response, in the context's own messages where they are known", async () => {
    const resolutions = { better: { value: { choice: "B" } } };
    expect(JSON.parse(await write("messages", [{ example: preference, resolutions }])).messages).toEqual([
      { role: "user", content: "Q" },
      { role: "assistant", content: "two" },
    ]);
    const chats = ["one", "two"].map((content) => [
      { role: "user", content: "Hi" },
      { role: "assistant", content: "Hello" },
      { role: "user", content: "Q" },
      { role: "assistant", content },
    ]);
    const imported = recognise({ chosen: chats[0], rejected: chats[1] });
    if (!imported.ok) throw new Error(imported.message);
    const settled = { better: { value: imported.prior ?? null } };
    expect(JSON.parse(await write("messages", [{ example: imported.example, resolutions: settled }])).messages).toEqual(
      chats[0],
    );
  });

  it("leave out what has no answer to learn from", async () => {
    const rows: ExampleRow[] = [
      { example: { kind: "text", text: "T" } },
      { example: { kind: "instruction", prompt: "Q", response: "" } },
      { example: { kind: "conversation", messages: [{ role: "user", content: "Hi" }] } },
      { example: preference },
      { example: preference, resolutions: { better: { value: { choice: "tie" } } } },
      { example: preference, resolutions: { better: { value: null } } },
    ];
    expect(await write("messages", rows)).toBe("");
  });
});

describe("alpaca", () => {
  it("is imported again exactly, with the input apart as it came", async () => {
    await fc.assert(
      fc.asyncProperty(exampleOf.instruction, async (example) => {
        const [again] = await importAgain(await write("alpaca", [{ example }]));
        expect(again && essence(again.example)).toEqual(essence(example));
      }),
    );
    const record = { instruction: "Translate.", input: "Bonjour", output: "Hello" };
    const imported = recognise(record);
    if (!imported.ok) throw new Error(imported.message);
    expect(JSON.parse(await write("alpaca", [{ example: imported.example }]))).toEqual(record);
  });
});

describe("preference", () => {
  it("gives back prompt, responses and which was preferred", async () => {
    await fc.assert(
      fc.asyncProperty(exampleOf.preference, fc.nat(), async (example, pick) => {
        const index = pick % example.responses.length;
        const chosen = example.responses[index]?.text as string;
        const value = { choice: String.fromCharCode(65 + index) };
        const again = await importAgain(await write("preference", [{ example, resolutions: { better: { value } } }]));
        expect(again).toHaveLength(example.responses.length - 1);
        const others = example.responses.filter((_, other) => other !== index).map((response) => response.text);
        for (const [order, result] of again.entries()) {
          const read = result.example as Extract<Example, { kind: "preference" }>;
          const texts = read.responses.map((response) => response.text);
          expect(read.prompt).toBe(example.prompt);
          expect([...texts].sort()).toEqual([chosen, others[order]].sort());
          if (result.prior) expect(texts[result.prior.choice.charCodeAt(0) - 65]).toBe(chosen);
          else expect(texts[0]).toBe(texts[1]);
        }
      }),
    );
  });

  it("goes by the named criterion", async () => {
    const resolutions = { style: { value: { choice: "A" } }, truth: { value: { choice: "B", strength: 2 } } };
    const written = await write("preference", [{ example: preference, resolutions }], { criterion: "truth" });
    expect(JSON.parse(written)).toEqual({
      id: "p",
      prompt: "Q",
      chosen: "two",
      rejected: "one",
      chosen_model: "m",
      strength: 2,
    });
    expect(await write("preference", [{ example: preference, resolutions }], { criterion: "other" })).toBe("");
  });
});

describe("reward", () => {
  it("is imported again exactly", async () => {
    await fc.assert(
      fc.asyncProperty(exampleOf.reward, async (example) => {
        const [again] = await importAgain(await write("reward", [{ example }]));
        expect(again && essence(again.example)).toEqual(essence(example));
      }),
    );
  });

  it("prefers what was settled, and only that when a criterion is named", async () => {
    const example = { kind: "reward" as const, prompt: "Q", response: "A", score: 1 };
    const resolutions = { tone: { value: "kind" }, quality: { value: 4 } };
    expect(JSON.parse(await write("reward", [{ example, resolutions }])).score).toBe(4);
    expect(JSON.parse(await write("reward", [{ example }])).score).toBe(1);
    expect(await write("reward", [{ example }], { criterion: "quality" })).toBe("");
  });
});

describe("formatsFor", () => {
  it("offers what fits a kind, and names each format once", () => {
    expect(formatsFor(["text"]).map((format) => format.name)).toEqual([
      "long-csv",
      "long-csv-excel",
      "long-csv-exact",
      "ndjson",
    ]);
    expect(formatsFor(["preference"]).map((format) => format.name)).toContain("preference");
    expect(new Set(EXPORT_FORMATS.map((format) => format.name)).size).toBe(EXPORT_FORMATS.length);
    expect(exportFormat("toString")).toBeUndefined();
  });
});
