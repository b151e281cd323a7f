import type { GuidelineTemplate } from "./template";

const BODY = `# What you rate

You see a problem, the reasoning of a model and its answer. Rate the steps, not the style. Solve the problem yourself first, on paper, and write your answer down before you read the model's.

# The answer

Compare the final answer with yours. Another form of the same answer (1/2 and 0.5, the same set in another order) is the same answer.

- Where you get another answer, go through both ways again before you call it wrong.
- An answer without a unit that was asked for is wrong.

# The steps

Read step by step and stop at the first one that does not follow from the problem and the steps before it. Mark the words of that step.

- A step that leaves out what a reader of the problem can do in their head follows.
- A false step that later steps do not use is still the first error.
- A claim taken from outside the problem follows only if you could look it up.

## Right answer, wrong steps

Rate the two apart. A right answer that comes out of a false step is "right" under the answer and keeps its error under the steps.

## Going back

Where the reasoning takes back its own error and goes on without it, that error is not the first one. Mark the first that stays.

# What went wrong

Name the kind of the first error that stays. When two kinds fit, take the one that comes first in the list.
`;

export const REASONING_TEMPLATE: GuidelineTemplate = {
  id: "reasoning",
  name: "Reasoning steps",
  summary: "Check a chain of thought: is the answer right, where is the first step that does not follow, and why.",
  body: BODY,
  criteria: [
    {
      key: "answer",
      title: "Is the final answer right?",
      kind: "choice",
      level: "nominal",
      required: true,
      clause: "the-answer",
      options: [
        { value: "right", label: "Right", description: "The same as yours, in any form" },
        { value: "wrong", label: "Wrong", description: "Another answer, or the unit that was asked for is missing" },
        { value: "none", label: "No answer", description: "It stops, or asks back, without an answer" },
      ],
    },
    {
      key: "soundness",
      title: "How far do the steps hold?",
      kind: "scale",
      level: "ordinal",
      required: true,
      clause: "the-steps",
      scale: {
        min: 1,
        max: 4,
        step: 1,
        anchors: {
          "1": "The first step is false already, or there are no steps",
          "2": "An error stays, and the answer depends on it",
          "3": "Every step that the answer depends on follows; a step beside it does not",
          "4": "Every step follows from the problem and the steps before it",
        },
      },
    },
    {
      key: "first-error",
      title: "Where is the first error that stays?",
      kind: "span",
      level: "nominal",
      required: false,
      clause: "the-steps",
      help: "Mark the words of that step, from its beginning to where it goes wrong.",
      options: [{ value: "error", label: "First error", description: "The first words that do not follow" }],
      showIf: { criterion: "soundness", in: [1, 2, 3] },
    },
    {
      key: "error-kind",
      title: "What kind of error is it?",
      kind: "choice",
      level: "nominal",
      required: true,
      clause: "what-went-wrong",
      options: [
        { value: "misread", label: "Misread", description: "It works on another problem than the one that was set" },
        { value: "fact", label: "False fact", description: "It uses something from outside that is not so" },
        { value: "calculation", label: "Calculation", description: "The right operation with a wrong result" },
        { value: "logic", label: "Does not follow", description: "The conclusion is not in what stands before it" },
        { value: "gap", label: "A gap", description: "A step is left out that a reader could not do in their head" },
      ],
      showIf: { criterion: "soundness", in: [1, 2, 3] },
    },
  ],
  qualities: {
    relevant: "The problem has one answer that two people who solve it agree on.",
    aligned: "The reasoning works on this problem and ends in the answer that stands with it.",
    consistent: "Two people mark the same step, or can say which sentence of this text divides them.",
    formatted: "The reasoning is whole and stands apart from the final answer.",
    unique: "No other example is the same problem with other numbers.",
    compliant: "The problem may be used: it comes from no closed exam.",
  },
  examples: [
    {
      key: "e-right-by-luck",
      verdict: "bad",
      criterion: "soundness",
      why: "A 2: the answer is right, but it comes out of a false step (16/64 is not shortened by striking the 6).",
      example: {
        kind: "instruction",
        prompt: "Shorten 16/64.",
        response: "Strike the 6 above and below. What remains is 1/4.",
      },
    },
    {
      key: "e-taken-back",
      verdict: "good",
      criterion: "soundness",
      why: "A 4: the slip is taken back in the next sentence and nothing depends on it.",
      example: {
        kind: "instruction",
        prompt: "A train leaves at 9:40 and takes 85 minutes. When does it arrive?",
        response: "85 minutes is 1 hour 15. No: 1 hour 25. 9:40 and 1 hour is 10:40, and 25 minutes is 11:05.",
      },
    },
    {
      key: "e-left-out",
      verdict: "borderline",
      criterion: "error-kind",
      why: "No gap: the step left out (12 · 5) can be done in one's head. With 127 · 58 it would be one.",
      example: {
        kind: "instruction",
        prompt: "How many minutes are in five twelfths of a day of 12 hours?",
        response: "Five twelfths of 12 hours are 5 hours, so 300 minutes.",
      },
    },
  ],
};
