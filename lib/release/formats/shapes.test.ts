import { describe, expect, test } from "vitest";
import { streamOf } from "@/lib/formats/testing/streams";
import { EXPORT_FORMATS, formatNamed } from "./all-formats";
import { datasetInfoOf } from "./dataset-info";
import type { RowOptions } from "./export-format";
import { fateOf, Tally } from "./tally";
import { exported } from "./testing/exported";
import { CALLS, CHAT, PAIR, SHORT, STEPS, TOOL, WEIGHTED } from "./testing/fixtures";
import { writeFile } from "./write-file";

const TEXT: RowOptions = { container: "text", csv: "exact" };

/** The records of one example, as lines of JSON have them. */
function recordsOf(name: string, row: Parameters<typeof fateOf>[1], options: Partial<RowOptions> = {}) {
  const fate = fateOf(formatNamed(name)!, row, { ...TEXT, ...options });
  if (fate.fate === "left-out") throw new Error(`left out: ${fate.reason}`);
  return JSON.parse(JSON.stringify(fate.records));
}

describe("chats", () => {
  test("for chat templates have arguments as objects, tools as JSON text, ids and names of results, and reasoning with its answer", () => {
    expect(recordsOf("sft-messages", exported(CALLS))).toEqual([
      {
        id: "calls",
        messages: [
          { role: "system", content: "Use the tools." },
          { role: "user", content: "Rain in Oslo and Bergen?" },
          {
            role: "assistant",
            content: "",
            tool_calls: [
              { id: "call00001", type: "function", function: { name: "rain", arguments: { city: "Oslo" } } },
              { id: "call00002", type: "function", function: { name: "rain", arguments: { city: "Bergen" } } },
            ],
          },
          { role: "tool", content: "no", name: "rain", tool_call_id: "call00001" },
          { role: "tool", content: "yes", name: "rain", tool_call_id: "call00002" },
          { role: "assistant", content: "Only in Bergen.", reasoning_content: "One of two." },
        ],
        tools: JSON.stringify([TOOL]),
        tool_choice: "auto",
        parallel_tool_calls: true,
      },
    ]);
  });

  test("for hosted fine-tuning have no other keys, arguments as text and an id on every call", () => {
    expect(recordsOf("openai-chat", exported(CALLS))).toEqual([
      {
        messages: [
          { role: "system", content: "Use the tools." },
          { role: "user", content: "Rain in Oslo and Bergen?" },
          {
            role: "assistant",
            content: null,
            tool_calls: [
              { id: "call00001", type: "function", function: { name: "rain", arguments: '{"city":"Oslo"}' } },
              { id: "call00002", type: "function", function: { name: "rain", arguments: '{"city":"Bergen"}' } },
            ],
          },
          { role: "tool", content: "no", tool_call_id: "call00001" },
          { role: "tool", content: "yes", tool_call_id: "call00002" },
          { role: "assistant", content: "Only in Bergen." },
        ],
        tools: [TOOL],
        parallel_tool_calls: true,
      },
    ]);
  });

  test("keep weights and names", () => {
    const messages = [
      { role: "user", content: "Capital of Italy?", name: "ann" },
      { role: "assistant", content: "Milan", weight: 0 },
      { role: "user", content: "Sure?" },
      { role: "assistant", content: "Rome", weight: 1 },
    ];
    expect(recordsOf("sft-messages", exported(WEIGHTED))).toEqual([{ id: "weighted", messages }]);
    expect(recordsOf("openai-chat", exported(WEIGHTED))).toEqual([{ messages }]);
  });

  test("for LLaMA-Factory have the results of several calls as one turn, and tools without wrapping", () => {
    expect(recordsOf("sharegpt", exported(CALLS))).toEqual([
      {
        id: "calls",
        system: "Use the tools.",
        conversations: [
          { from: "human", value: "Rain in Oslo and Bergen?" },
          {
            from: "function_call",
            value: '[{"name":"rain","arguments":{"city":"Oslo"}},{"name":"rain","arguments":{"city":"Bergen"}}]',
          },
          { from: "observation", value: '["no","yes"]' },
          {
            from: "gpt",
            value: "<think>\nOne of two.\n</think>\n\nOnly in Bergen.",
            reasoning: "One of two.",
          },
        ],
        tools: JSON.stringify([TOOL.function]),
      },
    ]);
  });

  test("as Alpaca have earlier turns as history", () => {
    expect(recordsOf("alpaca", exported(CHAT))).toEqual([
      {
        id: "chat",
        instruction: "And 3?",
        input: "",
        output: "Six.",
        system: "Double it.",
        history: [["2", "Four."]],
      },
    ]);
  });

  test("are split into what is asked and what answers it", () => {
    const prompt = [
      { role: "system", content: "Double it." },
      { role: "user", content: "2" },
      { role: "assistant", content: "Four." },
      { role: "user", content: "And 3?" },
    ];
    expect(recordsOf("prompt-completion", exported(CHAT))).toEqual([
      { id: "chat", prompt, completion: [{ role: "assistant", content: "Six." }] },
    ]);
    expect(recordsOf("prompt-only", exported(CHAT))).toEqual([{ id: "chat", prompt }]);
  });

  test("contexts stand behind the question, and in Alpaca as input", () => {
    const row = exported({ ...SHORT, contexts: [{ title: "Hill", text: "It is green." }] });
    expect(recordsOf("prompt-only", row)[0].prompt).toEqual([
      { role: "user", content: "Colour?\n\nHill\nIt is green." },
    ]);
    expect(recordsOf("alpaca", row)[0]).toMatchObject({ instruction: "Colour?", input: "Hill\nIt is green." });
  });
});

describe("preferences", () => {
  const decided = { better: { choice: "B", strength: 2 } };
  const target = "better";
  const row = exported(PAIR, { decided });
  const prompt = [
    { role: "system", content: "Be kind." },
    { role: "user", content: "Hi" },
    { role: "assistant", content: "Hello." },
    { role: "user", content: "Rain?" },
  ];

  test("as messages have system prompt, earlier turns and calls of tools", () => {
    const chosen = [
      {
        role: "assistant",
        content: "",
        tool_calls: [{ id: "call00001", type: "function", function: { name: "rain", arguments: { city: "Oslo" } } }],
      },
    ];
    const pair = { id: "pair", prompt, chosen, rejected: [{ role: "assistant", content: "Perhaps." }] };
    const tools = JSON.stringify([TOOL]);
    expect(recordsOf("preference-messages", row, { target })).toEqual([{ ...pair, tools, rejected_model: "m1" }]);
    expect(recordsOf("reward-pairs", row, { target })).toEqual([{ ...pair, tools, margin: 2 }]);
  });

  test("in OpenAI's form", () => {
    expect(recordsOf("openai-preference", row, { target })).toEqual([
      {
        input: { messages: prompt, tools: [TOOL] },
        preferred_output: [
          {
            role: "assistant",
            content: null,
            tool_calls: [
              { id: "call00001", type: "function", function: { name: "rain", arguments: '{"city":"Oslo"}' } },
            ],
          },
        ],
        non_preferred_output: [{ role: "assistant", content: "Perhaps." }],
      },
    ]);
  });

  test("in ShareGPT's form", () => {
    expect(recordsOf("sharegpt-preference", row, { target })).toEqual([
      {
        id: "pair",
        system: "Be kind.",
        conversations: [
          { from: "human", value: "Hi" },
          { from: "gpt", value: "Hello." },
          { from: "human", value: "Rain?" },
        ],
        chosen: { from: "function_call", value: '{"name":"rain","arguments":{"city":"Oslo"}}' },
        rejected: { from: "gpt", value: "Perhaps." },
        tools: JSON.stringify([TOOL.function]),
      },
    ]);
  });

  test("unpaired, with both names of the label", () => {
    const labels = recordsOf("kto", row, { target }).map(({ id, label, kto_tag }: Record<string, unknown>) => [
      id,
      label,
      kto_tag,
    ]);
    expect(labels).toEqual([
      ["pair#1", false, false],
      ["pair#2", true, true],
    ]);
    expect(recordsOf("sharegpt-kto", row, { target })[0]).toMatchObject({
      kto_tag: false,
      conversations: expect.arrayContaining([{ from: "gpt", value: "Perhaps." }]),
    });
  });
});

describe("what is decided becomes a label", () => {
  test("of an answer, from a point of a scale or by options", () => {
    const labelBy = (value: string | number, desirable: string) =>
      recordsOf("kto", exported(SHORT, { decided: { good: value } }), { target: "good", desirable })[0].label;
    expect([labelBy(4, "4"), labelBy(3, "4"), labelBy("yes", "yes, mostly"), labelBy("mostly", "yes, mostly")]).toEqual(
      [true, false, true, true],
    );
    expect(labelBy("no", "yes, mostly")).toBe(false);
  });

  test("of each step: wrong where a span touches it, else as it was imported", () => {
    const spans = [{ start: 9, end: 12, label: "wrong" }];
    const asked = { id: "steps", prompt: "1 + 1, doubled?", completions: ["Add: 2😀", "Double: 5", "So 5."] };
    const bySpans = recordsOf("stepwise", exported(STEPS, { decided: { errors: spans } }), { target: "errors" });
    expect(bySpans).toEqual([{ ...asked, labels: [true, false, true] }]);
    expect(recordsOf("stepwise", exported(STEPS))).toEqual([{ ...asked, labels: [true, false, false] }]);
  });

  test("on every scale, under names that do not hide the texts", () => {
    const row = exported(SHORT, { decided: { helpful: 4, prompt: 1, tone: "warm" } });
    expect(recordsOf("reward-attributes", row, { scales: ["helpful", "prompt", "long"] })).toEqual([
      { id: "short", prompt: "Colour?", response: "Green.", helpful: 4, prompt_score: 1, long: null },
    ]);
  });
});

describe("every format", () => {
  test("describes each key that it writes by a column", async () => {
    const decided = { better: { choice: "B" }, good: 1, errors: [] };
    const rows = [CALLS, CHAT, SHORT, WEIGHTED, PAIR, STEPS].map((example) => exported(example, { decided }));
    for (const format of EXPORT_FORMATS) {
      for (const target of ["better", "good", "errors"]) {
        const options = { ...TEXT, target, scales: ["good"], desirable: "1" };
        const columns = Object.keys(format.columns(options));
        for (const row of rows) {
          const fate = fateOf(format, row, options);
          const records = fate.fate === "left-out" ? [] : fate.records;
          for (const record of records) expect(columns).toEqual(expect.arrayContaining(Object.keys(record)));
        }
      }
    }
  });

  test("is one line a record for every reader of lines", async () => {
    const separators = "a\u2028b\u2029c\u0085d";
    const bytes = writeFile(formatNamed("sft-messages")!, streamOf([[exported({ ...SHORT, response: separators })]]), {
      ...TEXT,
      tally: new Tally(),
    });
    let text = "";
    for await (const chunk of bytes) text += Buffer.from(chunk).toString();
    expect(text.trimEnd()).not.toMatch(/[\n\u0085\u2028\u2029]/);
    expect(JSON.parse(text).messages[1].content).toBe(separators);
  });

  test("that LLaMA-Factory reads says how, and names only columns that it has", () => {
    const read = EXPORT_FORMATS.filter(({ datasetInfo }) => datasetInfo !== undefined);
    expect(read.map(({ name }) => name).sort()).toEqual([
      "alpaca",
      "preference",
      "sharegpt",
      "sharegpt-kto",
      "sharegpt-preference",
    ]);
    for (const format of read) {
      const { columns } = format.datasetInfo as { columns: Record<string, string> };
      expect(Object.keys(format.columns(TEXT))).toEqual(expect.arrayContaining(Object.values(columns)));
    }
    expect(datasetInfoOf(formatNamed("sharegpt-preference")!, "answers-sharegpt-preference.jsonl")).toMatchObject({
      "answers-sharegpt-preference": { file_name: "answers-sharegpt-preference.jsonl", ranking: true },
    });
    expect(datasetInfoOf(formatNamed("openai-chat")!, "x.jsonl")).toBeNull();
  });
});
