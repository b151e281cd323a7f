import type { Example } from "@/lib/formats/example";
import type { AnswerValue } from "@/lib/guideline/schema";
import type { ExportedExample } from "@/lib/release/formats/exported";
import { exported } from "@/lib/release/formats/testing/exported";
import { HOSTILE_CONVERSATIONS } from "./hostile-conversations";
import { assistant, calls, result, system, TOOLS, user } from "./turns";

/** The criteria that the rows are decided on, by what a format asks for. */
export const CRITERIA = { preference: "better", scale: "quality", choice: "good" } as const;

type Decided = Record<string, AnswerValue>;
type Of<Kind extends Example["kind"]> = Omit<Extract<Example, { kind: Kind }>, "kind" | "id">;

const GOOD: Decided = { quality: 5, good: "yes" };
const BAD: Decided = { quality: 2, good: "no" };

const instruction = (id: string, example: Of<"instruction">, decided = GOOD) =>
  exported({ id, kind: "instruction", ...example }, { decided });
const better = (choice: string, strength?: 1 | 2 | 3): Decided => ({
  better: strength === undefined ? { choice } : { choice, strength },
});
const pair = (id: string, example: Partial<Of<"preference">>, decided = better("A", 2)) =>
  exported(
    {
      id,
      kind: "preference",
      prompt: "When does the ferry leave?",
      responses: [{ text: "At nine." }, { text: "At ten." }],
      ...example,
    },
    { decided },
  );

const tide = { id: "call_1", name: "tide", arguments: { port: "Vágur" } };
const ofTide = result("04:10", { toolCallId: "call_1", name: "tide" });
const asked = "When does the ferry leave?";

const instructions = [
  instruction("instruction", { prompt: asked, response: "At nine." }),
  instruction("instruction-bad", { prompt: asked, response: "Never." }, BAD),
  instruction("instruction-with-system", { prompt: asked, response: "At nine.", system: "Be brief." }),
  instruction("instruction-empty-system", { prompt: asked, response: "At nine.", system: "" }),
  instruction("instruction-empty-response", { prompt: asked, response: "" }),
  instruction("instruction-blank-response", { prompt: asked, response: " \n" }),
  instruction("instruction-reasoning", { prompt: asked, response: "At nine.", reasoning: "The summer table holds." }),
  instruction("instruction-input", {
    prompt: "Translate.\n\nThe ferry\u2028leaves.",
    response: "Ferjan fer.",
    provenance: { extra: { input: "The ferry\u2028leaves." } },
  }),
  instruction("instruction-spaces", { prompt: "  When? \n", response: "\n At nine. \n\n" }),
  instruction("instruction-contexts", {
    prompt: asked,
    response: "At nine.",
    contexts: [{ text: "Ferries leave at nine." }],
  }),
  instruction("instruction-tools", { prompt: asked, response: "At nine.", tools: TOOLS }),
  instruction("steps", { prompt: asked, response: "Look it up.\nSay it.", steps: ["Look it up.", "Say it."] }),
  instruction("steps-with-empty", {
    prompt: asked,
    response: "Look it up.\n\nSay it.",
    steps: ["Look it up.", "", "Say it."],
  }),
  instruction("steps-one", { prompt: asked, response: "Nine.", steps: ["Nine."] }),
  instruction("steps-labelled", {
    prompt: asked,
    response: "Look it up.\nSay ten.",
    steps: ["Look it up.", "Say ten."],
    provenance: { extra: { labels: [true, false] } },
  }),
  exported({ id: "reward", kind: "reward", prompt: asked, response: "At nine.", score: 0.5 }, { decided: GOOD }),
  exported({ id: "text", kind: "text", text: "A log of the harbour." }, { decided: GOOD }),
  instruction("instruction-undecided", { prompt: asked, response: "At nine." }, {}),
];

const preferences = [
  pair("pair", {}),
  pair("pair-without-strength", {}, better("B")),
  pair("pair-tie", {}, better("tie")),
  pair("pair-undecided", {}, {}),
  pair("pair-equal", { responses: [{ text: "At nine." }, { text: "At nine." }] }),
  pair("pair-equal-but-space", { responses: [{ text: "At nine." }, { text: "At nine. " }] }),
  pair("pair-prefix", { responses: [{ text: "At nine." }, { text: "At nine, or later." }] }),
  pair("pair-models", {
    responses: [
      { text: "At nine.", model: "a" },
      { text: "At ten.", model: "b" },
    ],
  }),
  pair("pair-of-three", { responses: [{ text: "Nine." }, { text: "Ten." }, { text: "Ten." }] }, better("B")),
  pair("pair-equal-of-three", { responses: [{ text: "Nine." }, { text: "Nine." }, { text: "Ten." }] }),
  pair("pair-with-system", { system: "Be brief." }),
  pair("pair-reasoning", { reasoning: "The summer table holds." }),
  pair("pair-unicode", { prompt: "متى؟\u2028\u0085", responses: [{ text: "👩‍👧 9\u2029" }, { text: "Cafe\u0301" }] }),
  pair("pair-several-turns", { context: [user("Hello"), assistant("Hello."), user(asked)] }),
  pair("pair-context-system", { context: [system("Be brief."), user(asked)] }),
  pair("pair-context-ends-with-assistant", { context: [user(asked), assistant("Let me see.")] }),
  pair("pair-context-starts-with-assistant", { context: [assistant("Hello."), user(asked)] }),
  pair("pair-context-two-users", { context: [user("Hello"), user(asked)] }),
  pair("pair-after-tool", { context: [user(asked), calls(tide), ofTide], tools: TOOLS }),
  pair("pair-of-calls", {
    tools: TOOLS,
    responses: [
      { text: "tide(Vágur)", messages: [calls(tide)] },
      { text: "At ten.", messages: [assistant("At ten.")] },
    ],
  }),
  pair("pair-of-runs", {
    tools: TOOLS,
    responses: [
      { text: "tide, then nine", messages: [calls(tide), ofTide, assistant("At nine.")] },
      { text: "At ten." },
    ],
  }),
  pair("pair-with-reasoning-of-each", {
    responses: [
      { text: "At nine.", messages: [assistant("At nine.", { reasoning: "Summer." })] },
      { text: "At ten.", messages: [assistant("At ten.", { reasoning: "Winter." })] },
    ],
  }),
  pair("pair-of-nothing", {
    responses: [
      { text: "At nine.", messages: [assistant("At nine.")] },
      { text: "(silence)", messages: [assistant("")] },
    ],
  }),
  pair("pair-of-exchanges", {
    responses: [
      { text: "More?", messages: [assistant("At nine."), user("Sure?"), assistant("Yes.")] },
      { text: "At ten." },
    ],
  }),
  pair("pair-starting-with-user", {
    responses: [{ text: "Sure? Yes.", messages: [user("Sure?"), assistant("Yes.")] }, { text: "At ten." }],
  }),
  pair("pair-ending-with-result", {
    tools: TOOLS,
    responses: [{ text: "04:10", messages: [calls(tide), ofTide] }, { text: "At ten." }],
  }),
  pair("pair-contexts", { contexts: [{ text: "Ferries leave at nine." }] }),
];

/** Everything that the files are written from. Conversations alternate between good and bad, so that both sides are there to learn. */
export const HOSTILE_ROWS: readonly ExportedExample[] = [
  ...HOSTILE_CONVERSATIONS.map((example, index) => exported(example, { decided: index % 2 === 0 ? GOOD : BAD })),
  ...instructions,
  ...preferences,
];
