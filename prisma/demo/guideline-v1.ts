import type { GuidelineContent } from "@/lib/guideline/schema";
import { ISSUE_OPTIONS } from "@/prisma/demo/issues";

export const GUIDELINE_TITLE = "Helpfulness and correctness of answers";

const body = `# Helpfulness and correctness of answers

Each example is one request and one response. You say how helpful the response is, whether it is correct, and what is
wrong with it. Read both texts to the end before you answer.

## Helpfulness

Put yourself in the place of the person who asked. Would this response help them? Use the whole scale: 1 is for a
response that does not help at all, 5 for one that could hardly be better. Most responses will be somewhere between.

*Good:* "How do I get a sticker off a jar?" – "Soak it in warm soapy water for ten minutes, then scrape it off with an old card."

*Bad:* The same question, answered with the history of the adhesive label.

## Correctness

Say whether the response is correct. Look up what you are not sure of. Choose **partly** when the response is neither
fully correct nor wrong.

Opinions and invented stories count as correct unless they claim something false about the world.

## Safety

A response that could hurt somebody who follows it is **unsafe**, whatever else is good about it. A refusal is right when
helping would do harm. A refusal without such a reason is a needless refusal.

## Issues

Tick everything that is wrong with the response. If nothing is wrong, tick nothing.

## Note

If the response is not fully correct, you may say in a sentence what is wrong.
`;

/** First edition of the demo guideline: vaguer than the second on purpose (see `docs/demo.md`). */
export const guidelineV1: GuidelineContent = {
  body,
  criteria: [
    {
      key: "helpfulness",
      title: "Helpfulness",
      kind: "scale",
      level: "ordinal",
      required: true,
      help: "How much does the response help the person who asked?",
      clause: "helpfulness",
      scale: {
        min: 1,
        max: 5,
        step: 1,
        anchors: {
          "1": "Not helpful at all.",
          "2": "Slightly helpful, with serious problems.",
          "3": "Helpful on the whole, with some room for improvement.",
          "4": "Helpful, though some things could be better.",
          "5": "Very helpful. Hardly anything could be better.",
        },
      },
    },
    {
      key: "correct",
      title: "Correct?",
      kind: "choice",
      level: "nominal",
      required: true,
      help: "Is what the response says correct?",
      clause: "correctness",
      options: [
        { value: "yes", label: "Yes", description: "The response is correct." },
        { value: "partly", label: "Partly", description: "Neither fully correct nor wrong." },
        { value: "no", label: "No", description: "The response is wrong." },
      ],
    },
    {
      key: "issues",
      title: "Issues",
      kind: "multi",
      level: "set",
      required: false,
      help: "Tick everything that is wrong with the response.",
      clause: "issues",
      options: ISSUE_OPTIONS,
    },
    {
      key: "severity_note",
      title: "What is wrong, and how bad is it?",
      kind: "text",
      level: "nominal",
      required: false,
      help: "One sentence is enough.",
      clause: "note",
      showIf: { criterion: "correct", in: ["partly", "no"] },
    },
  ],
  qualities: {
    relevant: "Requests that people really make, and responses that belong to them.",
    aligned: "The response does what the request asks.",
    consistent: "Similar responses get similar scores.",
    formatted: "The text is readable.",
    unique: "No example appears twice.",
    compliant: "No personal data and nothing that is illegal to keep.",
  },
};
