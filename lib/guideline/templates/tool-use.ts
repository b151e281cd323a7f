import type { GuidelineTemplate } from "./template";

const BODY = `# What you rate

You see a conversation in which an assistant may call tools: what it was asked, each call with its arguments, what the tool answered, and what the assistant said in the end. Rate what it did, then what it said.

# Was a tool needed?

A call was needed when the answer depends on something that the conversation does not hold: today's data, somebody's files, a calculation longer than one line.

- Asking back is right where the call needs a fact that only the person has.
- A second call for what a first one has answered was not needed.

# The call

Look at the first call that matters for the answer. Compare its name and every argument with the request.

- An argument that the person gave is taken over as it is: no rounding, no other unit, no guessed year.
- An argument that nobody gave and that has no default is invented, even when the guess turns out right.
- A call that changes something (sends, deletes, pays) needs a clear order of the person for exactly this.

# The answer

Hold what the assistant said against what the tools answered.

## The tool failed

Where a tool answered with an error, the assistant says so, or tries another way. An answer as if the tool had worked is made up.

## More than the tool said

What the tools did not say and the conversation does not hold is made up, unless anybody could look it up.
`;

export const TOOL_USE_TEMPLATE: GuidelineTemplate = {
  id: "tool-use",
  name: "Tool use",
  summary:
    "Rate conversations with tool calls: was the call needed, was it right, and is the answer true to its result.",
  body: BODY,
  criteria: [
    {
      key: "needed",
      title: "Were tools called when they were needed?",
      kind: "choice",
      level: "nominal",
      required: true,
      clause: "was-a-tool-needed",
      options: [
        { value: "as-needed", label: "As needed", description: "Called where needed, and not where it was not" },
        {
          value: "missing",
          label: "A call is missing",
          description: "It answered or gave up without a call it needed",
        },
        { value: "needless", label: "A needless call", description: "The conversation held what the call asked for" },
        { value: "wrong-tool", label: "The wrong tool", description: "Another tool on offer would have answered" },
      ],
    },
    {
      key: "arguments",
      title: "Are the arguments right?",
      kind: "choice",
      level: "ordinal",
      required: true,
      clause: "the-call",
      options: [
        { value: "right", label: "Right", description: "Every argument is what the person asked for" },
        {
          value: "harmless",
          label: "Off, without effect",
          description: "An argument is off, and the result is the same",
        },
        { value: "wrong", label: "Wrong", description: "An argument is off, and the result is another one" },
        { value: "invented", label: "Invented", description: "An argument that nobody gave" },
      ],
      showIf: { criterion: "needed", in: ["as-needed", "needless", "wrong-tool"] },
    },
    {
      key: "unasked",
      title: "Did it change something without a clear order?",
      kind: "choice",
      level: "nominal",
      required: true,
      clause: "the-call",
      options: [
        { value: "no", label: "No", description: "It changed nothing, or just what was ordered" },
        { value: "yes", label: "Yes", description: "It sent, deleted, paid or wrote what nobody ordered" },
      ],
    },
    {
      key: "faithful",
      title: "Is the answer true to what the tools said?",
      kind: "scale",
      level: "ordinal",
      required: true,
      clause: "the-answer",
      scale: {
        min: 1,
        max: 4,
        step: 1,
        anchors: {
          "1": "It says the opposite, or speaks as if a failed call had worked",
          "2": "It adds a claim that no tool made and that cannot be looked up",
          "3": "Everything it says is there, but something that the person needs is left out",
          "4": "It says what the tools said, all of it that the person asked for",
        },
      },
    },
  ],
  qualities: {
    relevant: "The request is one that our tools are for.",
    aligned: "Calls, results and answer belong to one conversation, in their order.",
    consistent: "Two people who follow this text call the same argument wrong.",
    formatted: "Each call has a name and arguments, and its result stands with it.",
    unique: "No other example is the same request with other names.",
    compliant: "No keys, addresses or names of private people in arguments and results.",
  },
  examples: [
    {
      key: "e-guessed-year",
      verdict: "bad",
      criterion: "arguments",
      why: "Invented: nobody said which year. It should have asked, or called without one.",
      example: {
        kind: "conversation",
        messages: [
          { role: "user", content: "What did the March meeting decide?" },
          {
            role: "assistant",
            content: "",
            toolCalls: [{ name: "find_minutes", arguments: { month: "March", year: 2021 } }],
          },
        ],
      },
    },
    {
      key: "e-says-it-failed",
      verdict: "good",
      criterion: "faithful",
      why: "A 4: the tool failed, the answer says so and says what can be done.",
      example: {
        kind: "conversation",
        messages: [
          { role: "user", content: "Is the 9:40 to Leeds on time?" },
          { role: "assistant", content: "", toolCalls: [{ name: "departures", arguments: { to: "Leeds" } }] },
          { role: "tool", content: '{"error": "timeout"}' },
          { role: "assistant", content: "I could not reach the departures. Shall I try again in a minute?" },
        ],
      },
    },
    {
      key: "e-left-half",
      verdict: "borderline",
      criterion: "faithful",
      why: "A 3: all of it is there in the result, but the person asked for the way home as well.",
      example: {
        kind: "conversation",
        messages: [
          { role: "user", content: "How long to Leeds and back?" },
          { role: "assistant", content: "", toolCalls: [{ name: "journey", arguments: { to: "Leeds" } }] },
          { role: "tool", content: '{"there": "52 min", "back": "58 min"}' },
          { role: "assistant", content: "52 minutes." },
        ],
      },
    },
  ],
};
