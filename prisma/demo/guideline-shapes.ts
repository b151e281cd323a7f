import type { GuidelineContent } from "@/lib/guideline/schema";

export const SHAPES_TITLE = "One of every shape";

const body = `# One of every shape

A short guideline that asks one question of every kind. It is there to try the form out, not to measure anything.

## What is on the left

Count the responses that you are to judge. A single text or a finished conversation has **one**; a pair or more has
**several**. With several, a further question asks which is better.

## Overall quality

Judge the text, the response, or the last turns of the assistant in a conversation. With several responses judge the best
of them. A 3 does its job; 4 and 5 do it well.

## Which is better

Say which response you would rather have received, and by how much: slightly, clearly, or by far. Choose a tie if you would
not mind getting either. Length is no merit in itself.

## What is missing

Tick everything whose absence you noticed without looking for it. Then put the three ways of improving it into order, the
most urgent first.

## Passages

Mark the shortest passage that carries the problem: the claim, not its whole sentence.

- *Claim to check:* "it has not been inspected for ten years"
- *Vague:* "some people say"
- *Personal data:* a private telephone number

## Comment

Anything the questions did not ask.
`;

/** Guideline of the second demo project: one criterion of every kind. */
export const guidelineShapes: GuidelineContent = {
  body,
  criteria: [
    {
      key: "responses",
      title: "How many responses are there?",
      kind: "choice",
      level: "nominal",
      required: true,
      clause: "what-is-on-the-left",
      options: [
        { value: "one", label: "One", description: "A text, one response, or a conversation." },
        { value: "several", label: "Several", description: "Two or more responses to the same prompt." },
      ],
    },
    {
      key: "better",
      title: "Which is better?",
      kind: "preference",
      level: "ordinal",
      required: true,
      clause: "which-is-better",
      preference: { strength: 3, ties: true },
      showIf: { criterion: "responses", in: ["several"] },
    },
    {
      key: "overall",
      title: "Overall quality",
      kind: "scale",
      level: "interval",
      required: true,
      clause: "overall-quality",
      scale: {
        min: 1,
        max: 5,
        step: 1,
        anchors: {
          "1": "Fails at its job.",
          "2": "Does part of its job.",
          "3": "Does its job.",
          "4": "Does its job well.",
          "5": "Could serve as a model.",
        },
      },
    },
    {
      key: "missing",
      title: "What is missing?",
      kind: "multi",
      level: "set",
      required: false,
      clause: "what-is-missing",
      options: [
        { value: "evidence", label: "Evidence" },
        { value: "example", label: "An example" },
        { value: "structure", label: "Structure" },
        { value: "warning", label: "A warning" },
      ],
    },
    {
      key: "improve",
      title: "What should be improved first?",
      kind: "ranking",
      level: "ordinal",
      required: false,
      help: "Most urgent first.",
      clause: "what-is-missing",
      options: [
        { value: "facts", label: "Facts" },
        { value: "wording", label: "Wording" },
        { value: "length", label: "Length" },
      ],
    },
    {
      key: "passages",
      title: "Mark the passages",
      kind: "span",
      level: "nominal",
      required: false,
      clause: "passages",
      options: [
        { value: "check", label: "Claim to check" },
        { value: "vague", label: "Vague" },
        { value: "personal", label: "Personal data" },
      ],
    },
    {
      key: "comment",
      title: "Comment",
      kind: "text",
      level: "nominal",
      required: false,
      clause: "comment",
    },
  ],
  qualities: {
    relevant: "Texts of the kind that people send to an assistant or get from it.",
    aligned: "Every example can be judged with the questions of this guideline.",
    consistent: "The same passage gets the same label wherever it appears.",
    formatted: "Turns, tool calls and tool results stand in their own fields.",
    unique: "Each example shows a shape or a situation that no other shows.",
    compliant: "Written for this set; telephone numbers and addresses are from ranges kept for fiction.",
  },
};
