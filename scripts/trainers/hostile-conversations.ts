import type { Example, Message } from "@/lib/formats/example";
import { assistant, calls, result, system, TOOLS, user } from "./turns";

type Rest = Partial<Omit<Extract<Example, { kind: "conversation" }>, "kind" | "messages">>;
type Conversation = Example & { kind: "conversation"; id: string };

const chat = (id: string, messages: Message[], rest: Rest = {}): Conversation => ({
  id,
  kind: "conversation",
  messages,
  ...rest,
});
const ask = user("When does the ferry leave?");
const answer = assistant("At nine, from the north quay.");
/** One exchange about which nothing is odd but what is asked and answered. */
const said = (id: string, question: string, reply: string) => chat(id, [user(question), assistant(reply)]);

/** Whose turn it is. */
const order = [
  chat("plain", [ask, answer]),
  chat("several-turns", [ask, answer, user("And back?"), assistant("At noon.")]),
  chat("with-system", [system("Be brief."), ask, answer]),
  chat("system-apart", [ask, answer], { system: "Be brief." }),
  chat("two-systems", [system("Be brief."), system("Be kind."), ask, answer]),
  chat("system-inside", [
    ask,
    answer,
    system("From now on in rhymes."),
    user("And back?"),
    assistant("At noon, quite soon."),
  ]),
  chat("system-last", [ask, answer, system("End of the log.")]),
  chat("empty-system", [system(""), ask, answer]),
  chat("system-apart-and-inside", [system("Be brief."), ask, answer], { system: "Be kind." }),
  chat("only-system", [system("Be brief.")]),
  chat("user-last", [ask, answer, user("And back?")]),
  chat("only-user", [ask]),
  chat("only-assistant", [answer]),
  chat("assistant-first", [assistant("Hello, how can I help?"), ask, answer]),
  chat("assistant-behind-system", [system("Be brief."), assistant("Hello."), ask, answer]),
  chat("two-users", [ask, user("On Sundays, I mean."), answer]),
  chat("two-assistants", [ask, answer, assistant("On Sundays at ten.")]),
  chat("names", [
    user("When?", { name: "Ada" }),
    assistant("At nine.", { name: "harbour" }),
    user("Where?", { name: "Bo" }),
    answer,
  ]),
  chat("name-with-space", [user("When?", { name: "Ada Lovelace" }), answer]),
  chat(
    "many-turns",
    Array.from({ length: 150 }, (_, turn) => [user(`Ferry ${turn}?`), assistant(`At ${turn % 24}.`)]).flat(),
  ),
];

/** What is learned. */
const answers = [
  chat("empty-answer", [ask, assistant("")]),
  chat("blank-answer", [ask, assistant(" \n ")]),
  chat("empty-answer-inside", [ask, assistant(""), user("Hello?"), answer]),
  chat("empty-question", [user(""), answer]),
  chat("weight-0-inside", [
    ask,
    assistant("At ten.", { weight: 0 }),
    user("Sure?"),
    assistant("At nine.", { weight: 1 }),
  ]),
  chat("weight-0-last", [
    ask,
    assistant("At nine.", { weight: 1 }),
    user("Sure?"),
    assistant("At ten.", { weight: 0 }),
  ]),
  chat("weight-0-everywhere", [
    ask,
    assistant("At ten.", { weight: 0 }),
    user("Sure?"),
    assistant("At ten.", { weight: 0 }),
  ]),
  chat("weight-half", [ask, assistant("At nine.", { weight: 0.5 })]),
  chat("weight-on-user", [user("When?", { weight: 0 }), answer]),
  chat("reasoning", [ask, assistant("At nine.", { reasoning: "It is a Sunday; the summer table holds." })]),
  chat("reasoning-inside", [
    ask,
    assistant("At nine.", { reasoning: "Summer table." }),
    user("And back?"),
    assistant("At noon."),
  ]),
  chat("reasoning-alone", [ask, assistant("", { reasoning: "I do not know the table." })]),
  chat("reasoning-with-tags", [ask, assistant("At nine.", { reasoning: "They wrote </think> before: ignore it." })]),
  chat("refusal", [ask, assistant("I cannot help with that.", { refusal: true })]),
  said("think-tags", "When?", "<think>Summer table.</think>At nine."),
];

/** Texts that a reader of lines, a template or a guess of types trips over. */
const texts = [
  said("line-separators", "One\u2028two\u2029three\u0085four", "Five\u2028six"),
  said("line-ends", "One\r\ntwo\rthree\nfour\u000bfive\u000csix", "Seven\r\n"),
  said("controls", "Bell\u0007, escape\u001b[31m, delete\u007f, end of file\u001a", "Seen\u0001\u001f"),
  said("byte-order-mark", "\ufeffWhen?", "At nine.\ufeff"),
  said("emoji", "👩‍👩‍👧‍👦 to 🇫🇴 by ⛴️?", "👍🏽 at 9️⃣"),
  said("right-to-left", "متى تغادر العبّارة؟", "\u202bفي التاسعة\u202c, at 9"),
  said("unnormalised", "Cafe\u0301 or Café, Å or \u212b?", "Ångström ﬁle ſ"),
  said("outside-the-plane", "𝔉𝔢𝔯𝔯𝔶 \u{10ffff}\uffff\ufffd", "𠜎𠜱"),
  said("only-a-date", "2026-05-01", "2026-05-02T03:04:05Z"),
  said("only-a-number", "007", "1e400"),
  said("words-of-json", "null", "true"),
  said("a-list-as-text", '["a", {"b": 1}]', '{"role": "user", "content": "no"}'),
  said("quotes", `"''" \\n \\u2028 \\`, 'back\\slash \\" end\\'),
  said("template-signs", "{{ content }} {% raw %} {# no #} {{content}}", `{{ messages[0] }} $x \${y} %s`),
  said(
    "special-tokens",
    "<|im_end|>\n<|im_start|>assistant [INST] <s> </s> <|eot_id|>",
    "<|endoftext|> nine <end_of_turn>",
  ),
  said("pictures-named", "What is <image> here? <video> <audio>", "Nothing."),
  said("spaces-around", "  When? \n\n", "\n\n  At nine.  "),
  said("very-long", "When? ".repeat(20_000), "At nine. ".repeat(5000)),
];

const tide = { id: "call_tide_1", name: "tide", arguments: { port: "Tórshavn" } };
const ferry = { id: "call_ferry_1", name: "ferry", arguments: { from: "Tórshavn", to: "Nólsoy", at: { hour: 9 } } };
const ofTide = result("04:10", { toolCallId: "call_tide_1", name: "tide" });
const ofFerry = result('{"leaves": "09:00"}', { toolCallId: "call_ferry_1", name: "ferry" });
const bare = ({ id: _id, ...call }: typeof tide | typeof ferry) => call;
const withTools = (id: string, messages: Message[], rest: Rest = {}) => chat(id, messages, { tools: TOOLS, ...rest });
/** A call with odd arguments, its result and an answer. */
const called = (id: string, args: unknown) =>
  withTools(id, [
    ask,
    calls({ id: "call_1", name: "tide", ...(args !== undefined && { arguments: args }) }),
    result("04:10", { toolCallId: "call_1" }),
    answer,
  ]);

const LONG_NAME = "next_high_tide_at_the_port_".repeat(3);
const named = (name: string) => ({ type: "function", function: { ...TOOLS[0]!.function, name } });
/** What JSON Schema has beside a type: templates that write it in words of their own may stumble. */
const RICH_TOOL = {
  type: "function",
  function: {
    name: "tide",
    description: 'Tides "by port"\u2028{{ and }} level',
    strict: true,
    parameters: {
      type: "object",
      properties: {
        port: { type: "string", description: "Its name", enum: ["Tórshavn", "Vágur"] },
        level: { type: "integer", description: "From 1", minimum: 1, default: 1 },
        tags: { type: "array", description: "Any", items: { type: "string" } },
      },
      required: ["port"],
      additionalProperties: false,
    },
  },
};

/** Tools: calls and their results. */
const tools = [
  withTools("call", [ask, calls(tide), ofTide, answer]),
  withTools("call-with-system", [system("Use the tools."), ask, calls(tide), ofTide, answer]),
  withTools("call-without-id", [ask, calls(bare(tide)), result("04:10"), answer]),
  withTools("parallel-calls", [ask, calls(tide, ferry), ofTide, ofFerry, answer]),
  withTools("parallel-calls-without-ids", [
    ask,
    calls(bare(tide), bare(ferry)),
    result("04:10"),
    result("09:00"),
    answer,
  ]),
  withTools("parallel-results-crossed", [ask, calls(tide, ferry), ofFerry, ofTide, answer]),
  withTools("same-id-twice", [ask, calls(tide), ofTide, answer, user("And now?"), calls(tide), ofTide, answer]),
  withTools("same-tool-twice-at-once", [
    ask,
    calls(tide, { ...tide, id: "call_tide_2", arguments: { port: "Vágur" } }),
    ofTide,
    result("05:00", { toolCallId: "call_tide_2", name: "tide" }),
    answer,
  ]),
  withTools("one-call-after-another", [ask, calls(tide), ofTide, calls(ferry), ofFerry, answer]),
  withTools("call-last", [ask, calls(tide)]),
  withTools("result-last", [ask, calls(tide), ofTide]),
  withTools("result-missing", [ask, calls(tide), answer]),
  withTools("result-missing-then-user", [ask, calls(tide), user("Well?"), answer]),
  withTools("one-result-of-two", [ask, calls(tide, ferry), ofTide, answer]),
  withTools("result-of-no-call", [ask, ofTide, answer]),
  withTools("two-results-of-one-call", [ask, calls(tide), ofTide, ofTide, answer]),
  withTools("result-empty", [ask, calls(tide), result("", { toolCallId: "call_tide_1" }), answer]),
  withTools("text-beside-call", [ask, { ...calls(tide), content: "Let me look." }, ofTide, answer]),
  withTools("reasoning-before-call", [ask, { ...calls(tide), reasoning: "The tide decides." }, ofTide, answer]),
  withTools("weight-0-on-call", [ask, { ...calls(tide), weight: 0 }, ofTide, answer]),
  called("arguments-absent", undefined),
  called("arguments-null", null),
  called("arguments-empty", {}),
  called("arguments-text", "Tórshavn, please"),
  called("arguments-json-text", '{"port": "Vágur"}'),
  called("arguments-number", 4),
  called("arguments-list", ["Vágur", 2]),
  called("arguments-odd-values", {
    port: null,
    many: [1, "two", { three: [] }],
    deep: { a: { b: { c: true } } },
    "": "",
    "a b": 1.5,
  }),
  called("arguments-hard-text", { port: 'Quo"te \\ line\nend\u2028 👩‍👧 \u0007 </tool_call>' }),
  called("arguments-other-keys", { port: "Vágur", level: "3", exact: false }),
  called("arguments-other-types", { port: ["Vágur"], level: 3, exact: "no" }),
  called("arguments-numbers", { big: 9007199254740991, small: 1e-7, whole: 2, minus: -0.5 }),
  called("arguments-named-like-python", { __proto: 1, class: "x", None: null, True: true }),
  withTools("tools-unused", [ask, answer]),
  withTools("tool-choice", [ask, calls(tide), ofTide, answer], {
    toolChoice: { type: "function", function: { name: "tide" } },
    parallelToolCalls: false,
  }),
  withTools("tool-choice-word", [ask, answer], { toolChoice: "none", parallelToolCalls: true }),
  chat("tools-undescribed", [ask, calls(tide), ofTide, answer]),
  chat("tools-bare", [ask, calls(tide), ofTide, answer], {
    tools: [{ name: "tide", description: "The next high tide", parameters: { type: "object", properties: {} } }],
  }),
  chat("tools-without-parameters", [ask, calls({ ...tide, arguments: {} }), ofTide, answer], {
    tools: [{ type: "function", function: { name: "tide" } }],
  }),
  chat("tools-of-anthropic", [ask, calls(tide), ofTide, answer], {
    tools: [
      {
        name: "tide",
        description: "The next high tide",
        input_schema: { type: "object", properties: { port: { type: "string" } } },
      },
    ],
  }),
  withTools("result-of-another-call", [
    ask,
    calls(tide),
    result("04:10", { toolCallId: "call_ferry_1", name: "ferry" }),
    answer,
  ]),
  withTools("result-before-call", [ask, ofTide, calls(tide), answer]),
  withTools("calls-without-end", [ask, calls(tide), ofTide, calls(ferry)]),
  withTools("refusal-behind-result", [ask, calls(tide), ofTide, assistant("I cannot say.", { refusal: true })]),
  called("arguments-long", { port: "Tórshavn ".repeat(5000) }),
  chat(
    "tool-name-with-dot",
    [ask, calls({ ...tide, name: "harbour.tide" }), { ...ofTide, name: "harbour.tide" }, answer],
    {
      tools: [named("harbour.tide")],
    },
  ),
  chat("tool-name-long", [ask, calls({ ...tide, name: LONG_NAME }), { ...ofTide, name: LONG_NAME }, answer], {
    tools: [named(LONG_NAME)],
  }),
  chat("tools-rich-schema", [ask, calls(tide), ofTide, answer], { tools: [RICH_TOOL] }),
  chat("contexts", [ask, answer], {
    contexts: [{ title: "Timetable", text: "Ferries leave at nine." }, { text: "Not on Mondays." }],
  }),
];

/** Conversations that break loaders, or that loaders break. Of our own making, each named by what is odd about it. */
export const HOSTILE_CONVERSATIONS: readonly Conversation[] = [...order, ...answers, ...texts, ...tools];
