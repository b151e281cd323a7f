import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Example } from "@/lib/formats/example";
import { recognise } from "@/lib/formats/recognise";

function read(record: unknown) {
  const result = recognise(record);
  if (!result.ok) throw new Error(result.message);
  const example = result.example as Extract<Example, { kind: "preference" }>;
  return { ...result, example, texts: example.responses.map((response) => response.text) };
}

/** The text of the response that came as the preferred one. */
function preferredText(record: unknown): string | undefined {
  const { prior, texts } = read(record);
  return prior && texts[prior.choice.charCodeAt(0) - 65];
}

const user = (content: string) => ({ role: "user", content });
const assistant = (content: string) => ({ role: "assistant", content });

describe("preferences", () => {
  it("remember which response was chosen, in the provenance and beside the example", () => {
    const { example, prior, texts } = read({ prompt: "Q", chosen: "good", rejected: "bad", chosen_model: "m1" });
    expect(new Set(texts)).toEqual(new Set(["good", "bad"]));
    expect(example.provenance?.extra).toEqual({ preferred: prior?.choice });
    expect(preferredText({ prompt: "Q", chosen: "good", rejected: "bad" })).toBe("good");
    expect(example.responses.find((response) => response.text === "good")?.model).toBe("m1");
  });

  it("are stored in the same order whichever response was chosen, first and second about equally often", () => {
    let first = 0;
    for (let index = 0; index < 1000; index += 1) {
      const [a, b] = [`I'm sorry, I cannot do ${index}.`, `Sure, here is ${index}.`];
      const one = read({ prompt: "Q", chosen: a, rejected: b });
      expect(read({ prompt: "Q", chosen: b, rejected: a }).texts).toEqual(one.texts);
      if (one.prior?.choice === "A") first += 1;
    }
    // 500 ± 5 standard deviations of a fair coin.
    expect(Math.abs(first - 500)).toBeLessThan(80);
  });

  it("have no preferred response when both texts are equal", () => {
    expect(read({ prompt: "Q", chosen: "same", rejected: "same" }).prior).toBeUndefined();
  });

  it("are read from chats that repeat the prompt", () => {
    const record = {
      prompt: "Q",
      chosen: [user("Q"), assistant("good")],
      rejected: [user("Q"), assistant("bad")],
      score_chosen: 8,
    };
    const { example } = read(record);
    expect(example.prompt).toBe("Q");
    expect(preferredText(record)).toBe("good");
    expect(example.provenance?.extra).toMatchObject({ score_chosen: 8 });
    expect(example.provenance?.extra).not.toHaveProperty("prompt");
  });

  it("are read from chats with the prompt beside them, as text or as messages", () => {
    for (const prompt of ["Q", [user("Q")], JSON.stringify([user("Q")])]) {
      const record = { prompt, chosen: [assistant("good")], rejected: assistant("bad") };
      expect(read(record).example.prompt).toBe("Q");
      expect(preferredText(record)).toBe("good");
    }
  });

  it("keep a context of several turns whole: as a transcript and as messages, with the system prompt apart", () => {
    const context = [user("Hi"), assistant("Hello"), user("Tell me a joke")];
    const chosen = [{ role: "system", content: "Be kind." }, ...context, assistant("good")];
    const { example } = read({ chosen, rejected: [...chosen.slice(0, -1), assistant("bad")] });
    expect(example.system).toBe("Be kind.");
    expect(example.prompt).toBe("User: Hi\n\nAssistant: Hello\n\nUser: Tell me a joke");
    expect(example.context).toEqual(chosen.slice(1, -1));
  });

  it("are read from HH-RLHF transcripts, also where the two part before the last turn", () => {
    const start = "\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: A joke?";
    const record = { chosen: `${start}\n\nAssistant: good`, rejected: `${start}\n\nAssistant: bad` };
    expect(read(record).example.prompt).toBe("User: Hi\n\nAssistant: Hello\n\nUser: A joke?");
    expect(preferredText(record)).toBe("good");
    const parting = {
      chosen: `${start}\n\nAssistant: good`,
      rejected: "\n\nHuman: Hi\n\nAssistant: No\n\nHuman: ?\n\nAssistant: bad",
    };
    expect(read(parting).example.prompt).toBe("Hi");
    expect(preferredText(parting)).toBe("Assistant: Hello\n\nUser: A joke?\n\nAssistant: good");
  });

  it("keep the order of responses that come as a list or as named columns", () => {
    const completions = [{ model: "m1", response: "one", rating: 3 }, { model: "m2", response: "two" }, "three"];
    const { example } = read({ instruction: "Q", completions });
    expect(example.responses).toEqual([{ text: "one", model: "m1" }, { text: "two", model: "m2" }, { text: "three" }]);
    expect(example.provenance?.extra).toEqual({ responses: { 0: { rating: 3 } } });
    expect(read({ question: "Q", response_a: "one", response_b: "two", winner: "b" }).texts).toEqual(["one", "two"]);
  });

  const turns = [user("Hi"), assistant("Hello"), user("A joke?")];
  const shared = { prompt: "User: Hi\n\nAssistant: Hello\n\nUser: A joke?", context: turns };

  it.each<[string, Record<string, unknown>, object]>([
    [
      "OpenAI",
      {
        input: { messages: turns, tools: [{ type: "function", function: { name: "f" } }], parallel_tool_calls: true },
        preferred_output: [assistant("good")],
        non_preferred_output: [assistant("bad")],
      },
      { ...shared, tools: [{ type: "function", function: { name: "f" } }], parallelToolCalls: true },
    ],
    ["LLaMA-Factory", { conversations: turns, chosen: assistant("good"), rejected: assistant("bad") }, shared],
    [
      "ShareGPT turns with texts beside them",
      { conversations: [{ from: "human", value: "A joke?" }], chosen: "good", rejected: "bad" },
      { prompt: "A joke?" },
    ],
    [
      "one list of two chats",
      {
        question: "?",
        answer: [
          [...turns, assistant("good")],
          [...turns, assistant("bad")],
        ],
      },
      shared,
    ],
    ["a worse answer", { messages: [...turns, assistant("good")], rejected_response: "bad" }, shared],
    [
      "a worse chat",
      { messages: [...turns, assistant("good")], rejected_messages: [...turns, assistant("bad")] },
      shared,
    ],
    [
      "a worse answer after a history",
      { query: "A joke?", response: "good", rejected_response: "bad", history: [["Hi", "Hello"]] },
      shared,
    ],
    [
      "a worse answer to a text",
      { query: "A joke?", response: "good", rejected_response: "bad" },
      { prompt: "A joke?" },
    ],
    [
      "chosen chats that repeat a conversation and the last thing asked",
      {
        prompt: "A joke?",
        messages: [...turns, assistant("good")],
        chosen: [...turns, assistant("good")],
        rejected: [...turns, assistant("bad")],
      },
      shared,
    ],
  ])("of chats are read from %s", (_, record, expected) => {
    const { provenance, ...example } = read(record).example;
    expect(example).toMatchObject(expected);
    expect("context" in expected || example.context === undefined).toBe(true);
    expect(preferredText(record)).toBe("good");
    expect(Object.keys(provenance?.extra ?? {})).toEqual(
      "question" in record ? ["question", "preferred"] : ["preferred"],
    );
  });

  it("keep the messages of a response that is more than a plain answer", () => {
    const called = {
      role: "assistant",
      content: "",
      tool_calls: [{ id: "c", function: { name: "f", arguments: "{}" } }],
    };
    const thought = { ...assistant("bad"), reasoning_content: "hm" };
    const { example } = read({
      prompt: "Q",
      chosen: [called, { role: "tool", content: "1", tool_call_id: "c" }, assistant("good")],
      rejected: [thought],
    });
    const [one, other] = [...example.responses].sort((a, b) => a.text.length - b.text.length);
    expect(one).toEqual({ text: "bad", messages: [{ ...assistant("bad"), reasoning: "hm" }] });
    expect(other?.text).toBe("Assistant: \n[calls f with {}]\n\nTool: 1\n\nAssistant: good");
    expect(other?.messages).toHaveLength(3);
  });

  it("take a prompt of messages before listed responses for the context", () => {
    const { example } = read({
      prompt: [{ role: "system", content: "S" }, ...turns],
      responses: ["a", [assistant("b")]],
    });
    expect(example).toMatchObject({ ...shared, system: "S", responses: [{ text: "a" }, { text: "b" }] });
  });

  it("are refused when there is no common prompt", () => {
    const result = recognise({ chosen: [user("a"), assistant("b")], rejected: [user("c"), assistant("d")] });
    expect(!result.ok && result.message).toBe(
      '"chosen" shares no beginning with "rejected", so there is no prompt; add a prompt',
    );
  });

  it("lose nothing of any two chats that share a beginning", () => {
    const turn = fc.record({ role: fc.constantFrom("user", "assistant"), content: fc.stringMatching(/^[a-z]{1,3}$/) });
    const turns = fc.array(turn, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(turns, turns, turns, (shared, chosen, rejected) => {
        const { example } = read({ chosen: [...shared, ...chosen], rejected: [...shared, ...rejected] });
        const shown = [
          example.system ?? "",
          example.prompt,
          ...example.responses.map((response) => response.text),
        ].join("\n");
        for (const { content } of [...shared, ...chosen, ...rejected]) expect(shown).toContain(content);
      }),
    );
  });
});
