import type { GuidelineTemplate } from "./template";

const BODY = `# What you rate

You see a prompt and one response. Rate what the response does for the person who wrote the prompt, as if you were that person and had to go on with your work after reading it.

Read the prompt to its end first and say to yourself what it asks for. Then read the response once without rating. Rate helpfulness before you look anything up; rate correctness after.

# Helpfulness

Ask: could the person stop here, or what would they still have to do?

- Count only what the prompt asks for or plainly needs. A longer response is not a more helpful one.
- Missing the format that was asked for (a table, three sentences, a file name) costs one point.
- A response that asks back is a 3 where the prompt cannot be answered without the missing fact, and a 1 where it can.

## When to refuse

Where the prompt asks for something that the policy forbids, the helpful response refuses in one or two sentences and offers what it may do. Rate such a refusal 5. Rate a refusal of a harmless prompt 1.

# Correctness

Check every claim that can be checked: names, numbers, dates, code, citations, steps of a calculation. Look it up; do not trust your memory for numbers.

- Opinions and style are not claims.
- Code is correct when it would run and do what was asked for the inputs that the prompt names.
- An invented source is a false claim even when the sentence beside it is true.

## Correct but unhelpful

Correctness and helpfulness are rated apart. A response can be free of false claims and still miss the question: correctness "no false claim", helpfulness 1.

# Why

Where helpfulness is 2 or lower, or a claim is false, write one sentence that names the place in the response. The next reader should find it without reading everything again.
`;

export const HELPFULNESS_TEMPLATE: GuidelineTemplate = {
  id: "helpfulness",
  name: "Helpfulness and correctness",
  summary: "Rate single responses to instructions: what they do for the person, and whether they are true.",
  body: BODY,
  criteria: [
    {
      key: "helpfulness",
      title: "How far does the response help?",
      kind: "scale",
      level: "ordinal",
      required: true,
      clause: "helpfulness",
      scale: {
        min: 1,
        max: 5,
        step: 1,
        anchors: {
          "1": "Does nothing for the request: another question answered, a refusal without cause, or empty words",
          "2": "Touches the request, but the person must start over elsewhere",
          "3": "Answers a part; something that was asked for is missing or must be redone",
          "4": "Answers all of it; a detail is missing or more effort to use than needed",
          "5": "Answers all of it, in the form asked for; the person can go on at once",
        },
      },
    },
    {
      key: "correctness",
      title: "Are its claims true?",
      kind: "choice",
      level: "ordinal",
      required: true,
      clause: "correctness",
      options: [
        {
          value: "correct",
          label: "No false claim",
          description: "Every claim that you checked holds, or there is none",
        },
        { value: "minor", label: "A small error", description: "A false detail that changes nothing for the person" },
        {
          value: "wrong",
          label: "A false claim",
          description: "A claim that would mislead the person, or code that fails",
        },
        { value: "unknown", label: "Cannot be checked", description: "You tried for two minutes and found no source" },
      ],
    },
    {
      key: "why",
      title: "Which place decided?",
      kind: "text",
      level: "nominal",
      required: false,
      clause: "why",
      help: "One sentence; quote the words where you can.",
      showIf: { criterion: "helpfulness", in: [1, 2] },
    },
  ],
  qualities: {
    relevant: "The prompt is one that our users send, in a language we serve.",
    aligned: "The response answers the prompt it stands with; it is no answer to an earlier turn.",
    consistent: "Two people who follow this text give the same rating, or can say which sentence divides them.",
    formatted: "Prompt and response are whole: not cut off, no markup of another system in them.",
    unique: "No other example asks the same with other names.",
    compliant: "No personal data of private people; nothing that the policy forbids is answered.",
  },
  examples: [
    {
      key: "e-whole",
      verdict: "good",
      criterion: "helpfulness",
      why: "A 5: the person can do it now, and nothing stands there that they did not ask for.",
      example: {
        kind: "instruction",
        prompt: "How do I get a sticker off a jar?",
        response:
          "Soak it in warm soapy water for ten minutes, then scrape it off with an old card. Oil takes off the rest.",
      },
    },
    {
      key: "e-beside",
      verdict: "bad",
      criterion: "helpfulness",
      why: "A 1: long and true, and the person knows as little as before.",
      example: {
        kind: "instruction",
        prompt: "How do I get a sticker off a jar?",
        response:
          "Adhesive labels came up in the 1930s. Their glue is most often acrylic, which bonds well with glass.",
      },
    },
    {
      key: "e-asks-back",
      verdict: "borderline",
      criterion: "helpfulness",
      why: "A 3, not a 1: without the size of the egg and how it is wanted nobody can say.",
      example: { kind: "instruction", prompt: "How long do I boil it?", response: "What would you like to boil?" },
    },
    {
      key: "e-small-error",
      verdict: "borderline",
      criterion: "correctness",
      why: "A small error: water boils at 93 °C up there, not at 90, and the advice stays the same.",
      example: {
        kind: "instruction",
        prompt: "Why does my rice take longer at 2,000 m?",
        response: "Water boils at about 90 °C up there, so the rice cooks more slowly. Give it a few minutes more.",
      },
    },
  ],
};
