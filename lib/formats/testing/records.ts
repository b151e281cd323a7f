import fc from "fast-check";

/** One record of each shape that is no conversation, as files have it, with the kind that it becomes and what of it an annotator reads. */
export const RECORDS: readonly {
  name: string;
  record: Record<string, unknown>;
  kind: string;
  shown: readonly string[];
}[] = [
  {
    name: "Alpaca preference",
    record: { instruction: "Greet", input: "Ada", chosen: "Hello, Ada.", rejected: "What?" },
    kind: "preference",
    shown: ["Greet\n\nAda", "Hello, Ada.", "What?"],
  },
  {
    name: "Alpaca with outputs, the better first",
    record: { instruction: "Name a river", input: "", output: ["The Elbe.", "A lake."] },
    kind: "preference",
    shown: ["Name a river", "The Elbe.", "A lake."],
  },
  {
    name: "arena",
    record: {
      model_a: "m1",
      model_b: "m2",
      winner: "model_b",
      conversation_a: [
        { role: "user", content: "Why is it dark?" },
        { role: "assistant", content: "Night." },
      ],
      conversation_b: [
        { role: "user", content: "Why is it dark?" },
        { role: "assistant", content: "The lamp is off." },
      ],
    },
    kind: "preference",
    shown: ["Why is it dark?", "Night.", "The lamp is off."],
  },
  {
    name: "arena as a table",
    record: {
      prompt: '["Is it far?","And by train?"]',
      response_a: '["Yes.","An hour."]',
      response_b: '["No.",null]',
      winner_model_a: "1",
      winner_model_b: "0",
      winner_tie: "0",
    },
    kind: "preference",
    shown: ["Is it far?", "And by train?", "Yes.", "An hour.", "No."],
  },
  {
    name: "human preferences of comments",
    record: {
      history: "My bread is flat.",
      human_ref_A: "Fresh yeast.",
      human_ref_B: "More salt.",
      labels: 1,
      score_A: 9,
    },
    kind: "preference",
    shown: ["My bread is flat.", "Fresh yeast.", "More salt."],
  },
  {
    name: "answers with ranks",
    record: {
      prompt: "Cold?",
      answers: [
        { answer: "Wear a coat.", model: "a", rank: 1 },
        { answer: "No.", model: "b", rank: 2 },
        { answer: "Perhaps.", model: "c", rank: 3 },
      ],
    },
    kind: "preference",
    shown: ["Cold?", "Wear a coat.", "No.", "Perhaps."],
  },
  {
    name: "generations with ratings",
    record: { instruction: "Count", generations: ["one two", "three"], generation_models: ["x", "y"], ratings: [2, 5] },
    kind: "preference",
    shown: ["Count", "one two", "three"],
  },
  {
    name: "one generation",
    record: { instruction: "Count", generation: "one", model_name: "x" },
    kind: "instruction",
    shown: ["Count", "one"],
  },
  {
    name: "several scores",
    record: { prompt: "Q", response: "A", helpfulness: 3, correctness: 4, verbosity: 1 },
    kind: "instruction",
    shown: ["Q", "A"],
  },
  { name: "one score", record: { prompt: "Q", response: "A", score: "3.5" }, kind: "reward", shown: ["Q", "A"] },
  {
    name: "steps with labels",
    record: { prompt: "2+3?", completions: ["Take two.", "Add three: 5."], labels: [true, false] },
    kind: "instruction",
    shown: ["2+3?", "Take two.", "Add three: 5."],
  },
  {
    name: "steps of a problem",
    record: { problem: "3+4?", steps: ["Three.", "And four: 8."], label: 1 },
    kind: "instruction",
    shown: ["3+4?", "Three.", "And four: 8."],
  },
  {
    name: "steps offered and chosen",
    record: {
      question: { problem: "1+2?", ground_truth_answer: "3" },
      label: {
        steps: [
          {
            completions: [
              { text: "One.", rating: 0 },
              { text: "One and two.", rating: 1 },
            ],
            chosen_completion: 1,
          },
          { completions: [{ text: "So 4.", rating: -1 }], chosen_completion: null },
        ],
      },
    },
    kind: "instruction",
    shown: ["1+2?", "One and two.", "So 4."],
  },
  {
    name: "steps marked in the text",
    record: {
      input: "How many eggs? Step 1: Six in a box. ки\nStep 2: Two boxes: 12. ки",
      label: "How many eggs? Step 1: Six in a box. +\nStep 2: Two boxes: 12. -",
      task: "eggs",
    },
    kind: "instruction",
    shown: ["How many eggs?", "Step 1: Six in a box.", "Step 2: Two boxes: 12."],
  },
  {
    name: "retrieval",
    record: {
      question: "Who?",
      contexts: ["Ada wrote it.", "Bob read it."],
      answer: "Ada",
      ground_truth: "Ada Lovelace",
    },
    kind: "instruction",
    shown: ["Who?", "Ada", "Ada wrote it.", "Bob read it."],
  },
  {
    name: "question on an article",
    record: {
      question: "Where?",
      context: "It stands in Ulm.",
      title: "Minster",
      answers: { text: ["Ulm", "in Ulm"], answer_start: [13, 10] },
    },
    kind: "instruction",
    shown: ["Where?", "Ulm", "It stands in Ulm.", "Minster"],
  },
  {
    name: "promptfoo",
    record: {
      prompt: { raw: "Say no", label: "p" },
      vars: { a: "1" },
      response: { output: "No." },
      success: true,
      score: 1,
    },
    kind: "instruction",
    shown: ["Say no", "No."],
  },
  {
    name: "lm-evaluation-harness",
    record: {
      doc_id: 3,
      doc: { question: "5-2?" },
      target: "3",
      arguments: [["Q: 5-2?\nA:", {}]],
      resps: [["3"]],
      exact_match: 1,
    },
    kind: "instruction",
    shown: ["Q: 5-2?\nA:", "3"],
  },
  {
    name: "Inspect",
    record: {
      id: 1,
      epoch: 1,
      input: "Capital of Peru?",
      target: "Lima",
      output: { model: "m", completion: "Lima.", choices: [{ message: { role: "assistant", content: "Lima." } }] },
      scores: { match: { value: "C" } },
    },
    kind: "instruction",
    shown: ["Capital of Peru?", "Lima."],
  },
  {
    name: "a call with its request",
    record: {
      custom_id: "c",
      request: { model: "m", messages: [{ role: "user", content: "Hi there" }] },
      response: { status_code: 200, body: { choices: [{ message: { role: "assistant", content: "Good day" } }] } },
    },
    kind: "instruction",
    shown: ["Hi there", "Good day"],
  },
  {
    name: "LangSmith",
    record: { inputs: { question: "Which way?" }, outputs: { answer: "North." }, metadata: { split: "dev" } },
    kind: "instruction",
    shown: ["Which way?", "North."],
  },
  {
    name: "Langfuse",
    record: {
      input: '{"messages":[{"role":"user","content":"Ready?"}]}',
      expectedOutput: '"Yes, ready"',
      metadata: "{}",
    },
    kind: "instruction",
    shown: ["Ready?", "Yes, ready"],
  },
  {
    name: "multiple choice",
    record: { question: "Which is a fish?", choices: ["Trout", "Otter"], answer: 0 },
    kind: "instruction",
    shown: ["Which is a fish?", "A. Trout", "B. Otter"],
  },
  {
    name: "multiple choice by columns",
    record: { question: "Which is a bird?", A: "Cat", B: "Wren", C: "Eel", answer: "B" },
    kind: "instruction",
    shown: ["Which is a bird?", "B. Wren"],
  },
];

/** The members of a record in any order, with others beside them that mean nothing. */
export function shuffled(record: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  const foreign = fc.dictionary(
    fc.stringMatching(/^zz_[a-z]{1,8}$/),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant("")),
    { maxKeys: 4 },
  );
  return foreign.chain((others) => {
    const members = Object.entries({ ...others, ...record });
    return fc
      .shuffledSubarray(members, { minLength: members.length, maxLength: members.length })
      .map((entries) => Object.fromEntries(entries));
  });
}
