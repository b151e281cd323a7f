import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Example, exampleSchema } from "@/lib/formats/example";
import { recognise } from "@/lib/formats/recognise";
import { RECORDS, shuffled } from "@/lib/formats/testing/records";
import { blindExample } from "@/lib/label/blind";

function read(record: unknown) {
  const result = recognise(record);
  if (!result.ok) throw new Error(result.message);
  return result;
}

/** The example of a record, typed by the kind that is expected. */
function exampleOf<Kind extends Example["kind"]>(record: unknown, kind: Kind) {
  const { example } = read(record);
  expect(example.kind).toBe(kind);
  return example as Extract<Example, { kind: Kind }>;
}

const extraOf = (record: unknown) => read(record).example.provenance?.extra ?? {};
const recordOf = (name: string) => RECORDS.find((one) => one.name === name)?.record ?? {};
const problemOf = (record: unknown) => {
  const result = recognise(record);
  return result.ok ? null : { code: result.code, message: result.message };
};

/** The text that was preferred, by the letter that the provenance keeps. */
function preferred(record: unknown) {
  const { example, prior } = read(record);
  if (example.kind !== "preference" || !prior) return prior;
  return example.responses[prior.choice.charCodeAt(0) - 65]?.text;
}

describe.each(RECORDS)("$name", ({ record, kind, shown }) => {
  it("is read whole, in any order of its fields and beside others", () => {
    fc.assert(
      fc.property(shuffled(record), (mixed) => {
        const { example, fates } = read(mixed);
        expect(example.kind).toBe(kind);
        const { id: _, kind: own, provenance: _p, slices: _s, gold: _g, ...content } = example;
        const seen = JSON.stringify(blindExample(own, content));
        for (const text of shown) expect(seen).toContain(JSON.stringify(text).slice(1, -1));
        const accounted = new Set(fates().map(({ field }) => field));
        const filled = Object.entries(mixed).filter(([, value]) => value !== "");
        for (const [name] of filled) expect(accounted).toContain(name);
        for (const [name, value] of filled)
          if (name.startsWith("zz_")) expect(example.provenance?.extra).toHaveProperty(name, value);
      }),
      { numRuns: 30 },
    );
  });

  it("is one content whatever else the record says, and an example that the schema takes", () => {
    expect(exampleSchema.safeParse(read(record).example).success).toBe(true);
  });

  it("is refused with words, never read otherwise in silence, where a part is missing", () => {
    for (const name of Object.keys(record)) {
      const { [name]: _, ...rest } = record;
      const result = recognise({ ...rest, [name]: null });
      if (result.ok) expect(result.fates().length).toBeGreaterThan(0);
      else expect(result.message.length).toBeGreaterThan(10);
    }
  });
});

describe("what somebody said before", () => {
  it("stays in the provenance as a letter or a ranking, and never decides the order", () => {
    expect(preferred(recordOf("arena"))).toBe("The lamp is off.");
    expect(extraOf(recordOf("arena"))).toEqual({ preferred: "B" });
    expect(preferred(recordOf("arena as a table"))).toContain("An hour.");
    expect(preferred(recordOf("human preferences of comments"))).toBe("Fresh yeast.");
    expect(preferred(recordOf("answers with ranks"))).toBe("Wear a coat.");
    expect(preferred(recordOf("generations with ratings"))).toBe("three");
    expect(preferred(recordOf("Alpaca with outputs, the better first"))).toBe("The Elbe.");
  });

  it("is the same whichever way round a ranked list is written", () => {
    const answers = [
      { text: "one", rank: 1 },
      { text: "two", rank: 2 },
      { text: "three", rank: 2 },
    ];
    const [forth, back] = [answers, [...answers].reverse()].map((list) =>
      exampleOf({ prompt: "Q", answers: list }, "preference"),
    );
    expect(forth?.responses).toEqual(back?.responses);
    const ranking = String(forth?.provenance?.extra?.ranking);
    expect(ranking.split(/[>=]/).toSorted()).toEqual(["A", "B", "C"]);
    expect(ranking[1]).toBe(">");
    expect(ranking[3]).toBe("=");
  });

  it.each([
    [{ winner: "model_a" }, "A"],
    [{ winner: "Model B" }, "B"],
    [{ winner: "m2" }, "B"],
    [{ winner: "tie" }, "tie"],
    [{ winner: "tie (bothbad)" }, "tie"],
    [{ winner: null }, undefined],
    [{ winner_model_a: 0, winner_model_b: 1, winner_tie: 0 }, "B"],
    [{ winner_model_a: 0, winner_model_b: 0, winner_tie: 1 }, "tie"],
    [{ better_response_id: 0 }, "A"],
    [{ preference_strength: -2 }, "A"],
    [{ overall_preference: 3 }, "B"],
  ])("is read from %j", (said, letter) => {
    const pair = { prompt: "Q", response_a: "one", response_b: "two", model_a: "m1", model_b: "m2" };
    expect(read({ ...pair, ...said }).prior?.choice).toBe(letter);
    expect(exampleOf({ ...pair, ...said }, "preference").responses).toEqual([
      { text: "one", model: "m1" },
      { text: "two", model: "m2" },
    ]);
  });

  it("in a word that means neither is asked about", () => {
    const record = { prompt: "Q", response_a: "one", response_b: "two", winner: "the blue one" };
    expect(problemOf(record)?.message).toContain("use model_a, model_b or tie");
  });
});

describe("responses of several turns", () => {
  it("are messages beside their transcript, and what they share is the context", () => {
    const { context, responses, prompt } = exampleOf(recordOf("arena as a table"), "preference");
    expect([prompt, context]).toEqual(["Is it far?", undefined]);
    expect(responses[0]?.messages?.map(({ content }) => content)).toEqual(["Yes.", "And by train?", "An hour."]);
    expect(responses[1]?.messages?.at(-1)?.content).toBe("");
  });

  it("follow turns that stand in the prompt, or beside the responses as their context", () => {
    const turns = [
      { role: "user", content: "Tea?" },
      { role: "assistant", content: "Yes." },
      { role: "user", content: "Which?" },
    ];
    for (const asked of [{ prompt: turns }, { context: turns }, { context: JSON.stringify(turns) }]) {
      const columns = exampleOf(
        { ...asked, response1: "Green", response2: "Black", overall_preference: -1 },
        "preference",
      );
      expect(columns).toMatchObject({ context: turns, responses: [{ text: "Green" }, { text: "Black" }] });
      expect(columns.provenance?.extra?.preferred).toBe("A");
      expect(exampleOf({ ...asked, responses: ["Green", "Black"] }, "preference").context).toEqual(turns);
    }
  });

  it("are refused where prompt and responses have other numbers of turns, or one has nothing", () => {
    const turns = (response_b: string) => ({ prompt: '["a","b"]', response_a: '["c","d"]', response_b });
    expect(problemOf(turns('["e"]'))?.message).toBe(
      '"response_b" has 1 turns where the prompt has 2; they belong together one by one',
    );
    expect(problemOf(turns("[null,null]"))?.message).toBe('"response_b" is empty');
  });
});

describe("steps", () => {
  it("are one response, joined by line feeds, with their labels in the provenance", () => {
    for (const name of [
      "steps with labels",
      "steps of a problem",
      "steps offered and chosen",
      "steps marked in the text",
    ]) {
      const { steps, response } = exampleOf(recordOf(name), "instruction");
      expect(steps).toHaveLength(2);
      expect(response).toBe(steps?.join("\n"));
    }
    expect(extraOf(recordOf("steps with labels"))).toEqual({ labels: [true, false] });
    expect(extraOf(recordOf("steps marked in the text"))).toMatchObject({ labels: ["+", "-"], task: "eggs" });
    expect(extraOf(recordOf("steps offered and chosen"))).toMatchObject({ question: { ground_truth_answer: "3" } });
  });

  it("without a label each are alternatives, as completions are elsewhere", () => {
    expect(read({ prompt: "Q", completions: ["a", "b"] }).example.kind).toBe("preference");
    expect(read({ prompt: "Q", completions: ["a", "b"], labels: [true] }).example.kind).toBe("preference");
  });
});

describe("contexts", () => {
  const contexts = (given: object) => read({ question: "Q", answer: "A", ...given }).example.contexts;

  it("are read from texts, objects, columns and lists of titles and sentences", () => {
    expect(contexts({ context: "one" })).toEqual([{ text: "one" }]);
    expect(contexts({ contexts: '["one","two"]' })).toEqual([{ text: "one" }, { text: "two" }]);
    expect(contexts({ ctxs: [{ title: "T", text: "one", score: 2 }] })).toEqual([{ title: "T", text: "one" }]);
    expect(contexts({ documents: [{ page_content: "one", metadata: { page: 1 } }] })).toEqual([{ text: "one" }]);
    expect(contexts({ context: { title: ["T"], sentences: [["one ", "two"]] } })).toEqual([
      { title: "T", text: "one two" },
    ]);
    expect(contexts({ passages: { passage_text: ["one"], is_selected: [1] } })).toEqual([{ text: "one" }]);
  });

  it("lose nothing of what stands beside their texts", () => {
    const record = { question: "Q", answer: "A", ctxs: [{ text: "one" }, { text: "two", score: 2, has_answer: true }] };
    expect(extraOf(record)).toEqual({ ctxs: { 1: { score: 2, has_answer: true } } });
  });

  it("of another form stop and ask", () => {
    expect(problemOf({ question: "Q", answer: "A", contexts: [{ url: "x" }] })?.code).toBe("telling-field");
    expect(contexts({ contexts: [] })).toBeUndefined();
  });

  it("keep all reference answers, and an answer of its own before them", () => {
    expect(extraOf({ question: "Q", answers: ["a", "b"] })).toEqual({ answers: ["a", "b"] });
    expect(exampleOf({ question: "Q", answers: ["a", "b"] }, "instruction").response).toBe("a");
    expect(exampleOf({ question: "Q", prediction: "c", answer: "a" }, "instruction").response).toBe("c");
    expect(
      exampleOf({ question: "Q", context: "t", answers: { text: [], answer_start: [] } }, "instruction").response,
    ).toBe("");
  });
});

describe("logs", () => {
  it("of a batch without its requests are refused with what to do", () => {
    const line = { custom_id: "q", response: { status_code: 200, body: { choices: [{ message: { content: "x" } }] } } };
    expect(problemOf(line)).toMatchObject({
      code: "response-without-prompt",
      message: expect.stringContaining("custom_id"),
    });
    const failed = { custom_id: "q", response: { status_code: 500, body: null }, error: { code: "e" } };
    expect(problemOf(failed)?.code).toBe("response-without-prompt");
    const anthropic = { custom_id: "q", result: { type: "succeeded", message: { role: "assistant", content: "x" } } };
    expect(problemOf(anthropic)?.code).toBe("response-without-prompt");
  });

  it("keep metrics, targets and scores out of sight", () => {
    expect(extraOf(recordOf("promptfoo"))).toMatchObject({ vars: { a: "1" }, success: true, score: 1 });
    expect(extraOf(recordOf("lm-evaluation-harness"))).toMatchObject({ target: "3", exact_match: 1 });
    expect(extraOf(recordOf("Inspect"))).toMatchObject({ target: "Lima", scores: { match: { value: "C" } } });
  });

  it("of answers that were only weighed have the likeliest as the response", () => {
    const record = {
      doc: { query: "Sky?" },
      arguments: [
        ["Sky?", " green"],
        ["Sky?", " blue"],
      ],
      resps: [[["-9.5", "False"]], [["-1.5", "True"]]],
    };
    expect(exampleOf(record, "instruction")).toMatchObject({ prompt: "Sky?", response: "blue" });
  });

  it("of several turns are conversations, with what was really sent", () => {
    const messages = [
      { role: "user", content: "Weigh it" },
      {
        role: "assistant",
        content: "",
        tool_calls: [{ id: "1", function: "scale", arguments: { unit: "kg" }, type: "function" }],
      },
      { role: "tool", content: "3" },
      { role: "assistant", content: "3 kg" },
    ];
    const record = { input: "Weigh it", messages, output: { completion: "3 kg" } };
    expect(exampleOf(record, "conversation").messages[1]?.toolCalls).toMatchObject([
      { name: "scale", arguments: { unit: "kg" } },
    ]);
  });

  it("keep tools and system prompt of the request in their places, and compare several choices", () => {
    const tools = [{ type: "function", function: { name: "clock" } }];
    const request = {
      model: "m",
      system: "Be brief.",
      tools,
      temperature: 0,
      messages: [{ role: "user", content: "When?" }],
    };
    const choice = (content: string) => ({ finish_reason: "stop", message: { role: "assistant", content } });
    const one = read({ request, response: { model: "m-1", choices: [choice("Now.")] } }).example;
    expect(one).toMatchObject({
      kind: "instruction",
      system: "Be brief.",
      tools,
      provenance: { model: "m-1", extra: { request: { model: "m", temperature: 0 } } },
    });
    const two = exampleOf({ request, response: { choices: [choice("Now."), choice("Later.")] } }, "preference");
    expect(two.responses).toEqual([{ text: "Now." }, { text: "Later." }]);
    expect(two.provenance?.extra?.response).toEqual({
      choices: [{ finish_reason: "stop" }, { finish_reason: "stop" }],
    });
  });

  it("whose fields are not clear name them, and the path that maps one", () => {
    expect(problemOf({ inputs: { a: "x", b: "y" }, outputs: { c: "z" } })?.message).toBe(
      '"inputs" does not show what was asked: it has a, b; map one of them by its path, such as {"prompt": "inputs.a"}',
    );
  });

  it("leave an answer that is JSON as it is", () => {
    const record = { input: "Give JSON", output: '{"name":"x"}' };
    expect(exampleOf(record, "instruction").response).toBe('{"name":"x"}');
  });
});

describe("multiple choice", () => {
  it("takes the answer by letter, by text and by place", () => {
    const response = (given: object) =>
      exampleOf({ question: "Q", choices: ["x", "y"], ...given }, "instruction").response;
    for (const given of [{ answer: 1 }, { answer: "1" }, { answer: "B" }, { answer: "y" }, { answerKey: "B" }]) {
      expect(response(given)).toBe("B. y");
    }
    const arc = { question: "Q", choices: { text: ["x", "y"], label: ["1", "2"] }, answerKey: "2" };
    expect(exampleOf(arc, "instruction").response).toBe("2. y");
    expect(problemOf({ question: "Q", choices: ["x", "y"], answer: "C" })?.message).toContain("none of the choices");
  });

  it("keeps choices and answer, and shows a model's answer where there is one", () => {
    const record = { question: "Q", choices: ["x", "y"], answer: 1, output: "I say x" };
    expect(exampleOf(record, "instruction").response).toBe("I say x");
    expect(extraOf(record)).toEqual({ choices: ["x", "y"], answer: 1 });
  });
});
