import type { GuidelineTemplate } from "./template";

const BODY = `# What you compare

You see a prompt and two responses, A and B, in random order. Decide which of them you would rather have received, had you written the prompt.

Read both to the end before you decide. The order tells nothing, and neither do length, headings or a confident tone.

# Which is better

Decide by the first of these that separates the two:

1. **Harm.** A response that could hurt somebody loses against one that could not.
2. **Truth.** A false claim that would mislead the person loses against its absence.
3. **The request.** The response that does more of what was asked wins. Doing something else in addition is not more.
4. **Effort.** The response that takes less work to read and to use wins.

## How much better

- *Clearly*: you would be annoyed to get the other one.
- *Better*: you would notice the difference without looking for it.
- *Slightly*: you had to compare line by line.

## Ties

Call it a tie only when none of the four rules separates them: both do the same, or both fail in the same way. A decision that is hard is not a tie; choose "slightly".

# What decided

Name the rule that decided, the first in the list that separated them. It tells later whether people disagree about the responses or about the rules.
`;

export const PREFERENCE_TEMPLATE: GuidelineTemplate = {
  id: "preference",
  name: "Preference comparison",
  summary: "Choose between two responses to the same prompt, with strength and the rule that decided.",
  body: BODY,
  criteria: [
    {
      key: "preference",
      title: "Which response is better?",
      kind: "preference",
      level: "ordinal",
      required: true,
      clause: "which-is-better",
      preference: { strength: 3, ties: true },
    },
    {
      key: "decided-by",
      title: "What decided?",
      kind: "choice",
      level: "nominal",
      required: true,
      clause: "what-decided",
      options: [
        { value: "harm", label: "Harm", description: "One of them could hurt somebody" },
        { value: "truth", label: "Truth", description: "One of them makes a false claim" },
        { value: "request", label: "The request", description: "One of them does more of what was asked" },
        { value: "effort", label: "Effort", description: "One of them takes less work to read or use" },
        { value: "nothing", label: "Nothing: a tie", description: "None of the four separates them" },
      ],
    },
    {
      key: "both-unusable",
      title: "Could either be sent to a user?",
      kind: "choice",
      level: "nominal",
      required: true,
      clause: "which-is-better",
      options: [
        { value: "usable", label: "At least one", description: "You would send the better one as it is" },
        { value: "unusable", label: "Neither", description: "You would send neither without rewriting" },
      ],
    },
  ],
  qualities: {
    relevant: "Both responses answer a prompt that our users send.",
    aligned: "Both responses stand with the same prompt and the same system prompt.",
    consistent: "The same pair in the other order gets the same preference.",
    formatted: "Neither response is cut off or shows markup of another system.",
    unique: "The two responses differ in more than white space.",
    compliant: "Neither response shows personal data of private people.",
  },
  examples: [
    {
      key: "e-longer",
      verdict: "bad",
      criterion: "preference",
      why: "Choosing B for its length is wrong: both do what was asked, and A takes less work to read.",
      example: {
        kind: "preference",
        prompt: "Say in one sentence what a lease is.",
        responses: [
          { text: "A contract by which somebody may use a thing for a time and pays for it." },
          {
            text: "Great question. A lease is a contract. It concerns the use of a thing, for a time. One pays for it.",
          },
        ],
      },
    },
    {
      key: "e-truth-first",
      verdict: "good",
      criterion: "decided-by",
      why: "Truth decides for B, clearly: A is more polite and names a wrong day.",
      example: {
        kind: "preference",
        prompt: "On which day does the year 2000 begin?",
        responses: [{ text: "Gladly: on a Sunday." }, { text: "Saturday." }],
      },
    },
    {
      key: "e-tie",
      verdict: "borderline",
      criterion: "preference",
      why: "A tie: the words differ, what the person can do with them does not.",
      example: {
        kind: "preference",
        prompt: "Is 91 prime?",
        responses: [{ text: "No: 7 · 13." }, { text: "No, since 91 = 13 · 7." }],
      },
    },
  ],
};
