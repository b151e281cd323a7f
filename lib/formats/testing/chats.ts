export const ask = { role: "user", content: "Is the ferry late?" };
const look = { id: "k1", name: "timetable", arguments: { line: "F2" } };
const call = { role: "assistant", content: "I look it up.", toolCalls: [look] };
const found = { role: "tool", content: '{"delay":4}', toolCallId: "k1" };
export const tell = { role: "assistant", content: "Four minutes." };
export const plainTalk = [ask, tell];
const toolTalk = [ask, call, found, tell];
const parameters = { type: "object", properties: { line: { type: "string" } } };
const tools = [{ type: "function", function: { name: "timetable", description: "Times of a line.", parameters } }];
const [declared] = tools.map((tool) => tool.function);

type ChatShape = [name: string, record: Record<string, unknown>, expected: Record<string, unknown>];

/** Records of the shapes in which conversations come, each with what it is. */
export const CHAT_SHAPES: ChatShape[] = [
  ...[
    ["human", "gpt"],
    ["user", "chatgpt"],
    ["prompter", "bing"],
    ["Human", "bard"],
    ["user", "claude"],
    ["User", "model"],
    ["user", "Assistant"],
  ].map(
    ([one, other]): ChatShape => [
      `ShareGPT from ${one} to ${other}`,
      {
        conversations: [
          { from: one, value: ask.content },
          { from: other, value: tell.content },
        ],
      },
      { kind: "conversation", messages: plainTalk },
    ],
  ),
  ...["conversations", "conversation", "messages", "dialog", "dialogue", "turns", "chat", "whatever"].map(
    (field): ChatShape => [`turns called ${field}`, { [field]: plainTalk }, { messages: plainTalk }],
  ),
  ...(
    [
      ["from", "value"],
      ["role", "content"],
      ["role", "value"],
      ["from", "content"],
      ["role", "text"],
    ] as const
  ).map(
    ([speaker, said]): ChatShape => [
      `turns with ${speaker} and ${said}`,
      { conversation: plainTalk.map(({ role, content }) => ({ [speaker]: role, [said]: content })) },
      { messages: plainTalk },
    ],
  ),
  ...(
    [
      ["input", "output"],
      ["user", "assistant"],
      ["human", "gpt"],
      ["question", "answer"],
    ] as const
  ).map(
    ([question, answer]): ChatShape => [
      `turns of ${question} and ${answer}`,
      {
        conversation: [
          { [question]: "A", [answer]: "B" },
          { [question]: "C", [answer]: "D" },
        ],
      },
      {
        messages: [
          { role: "user", content: "A" },
          { role: "assistant", content: "B" },
          { role: "user", content: "C" },
          { role: "assistant", content: "D" },
        ],
      },
    ],
  ),
  [
    "ShareGPT with calls as turns, tools as text",
    {
      conversations: [
        { from: "human", value: ask.content },
        { from: "function_call", value: JSON.stringify({ name: "timetable", arguments: { line: "F2" } }) },
        { from: "observation", value: "4" },
        { from: "gpt", value: tell.content },
      ],
      tools: JSON.stringify([declared]),
    },
    {
      messages: [
        ask,
        { role: "assistant", content: "", toolCalls: [{ name: "timetable", arguments: { line: "F2" } }] },
        { role: "tool", content: "4" },
        tell,
      ],
      tools,
    },
  ],
  [
    "turns of tool_call and tool_response, two calls in a row",
    {
      messages: [
        ask,
        { role: "tool_call", content: '{"name": "a", "arguments": {}}' },
        { role: "tool_call", content: '{"name": "b", "arguments": "{}"}' },
        { role: "tool_response", content: { ok: true } },
        { ...tell, loss: false },
      ],
    },
    {
      messages: [
        ask,
        {
          role: "assistant",
          content: "",
          toolCalls: [
            { name: "a", arguments: {} },
            { name: "b", arguments: {} },
          ],
        },
        { role: "tool", content: '{"ok":true}' },
        { ...tell, weight: 0 },
      ],
    },
  ],
  [
    "OpenAI with names, weights, a refusal and former functions",
    {
      messages: [
        { ...ask, name: "mo" },
        { role: "assistant", content: "No.", weight: 0 },
        { role: "assistant", content: null, refusal: "I cannot say.", weight: 1 },
      ],
      functions: [declared],
      function_call: "auto",
      parallel_tool_calls: false,
    },
    {
      messages: [
        { ...ask, name: "mo" },
        { role: "assistant", content: "No.", weight: 0 },
        { role: "assistant", content: "I cannot say.", refusal: true, weight: 1 },
      ],
      tools,
      toolChoice: "auto",
      parallelToolCalls: false,
    },
  ],
  [
    "messages and calls as JSON text",
    {
      messages: JSON.stringify([
        ask,
        {
          role: "assistant",
          content: call.content,
          tool_calls: JSON.stringify([
            { id: "k1", type: "function", function: { name: "timetable", arguments: '{"line":"F2"}' } },
          ]),
        },
        { role: "tool", content: { delay: 4 }, tool_call_id: "k1" },
        tell,
      ]),
    },
    { messages: toolTalk },
  ],
  [
    "Anthropic",
    {
      system: [
        { type: "text", text: "Be kind." },
        { type: "text", text: "Be brief." },
      ],
      messages: [
        { role: "user", content: [{ type: "text", text: ask.content }] },
        {
          role: "assistant",
          content: [
            { type: "thinking", thinking: "Which line?" },
            { type: "text", text: call.content },
            { type: "tool_use", id: "k1", name: "timetable", input: { line: "F2" } },
          ],
        },
        {
          role: "user",
          content: [
            { type: "tool_result", tool_use_id: "k1", content: [{ type: "text", text: found.content }] },
            { type: "text", text: "Well?" },
          ],
        },
        tell,
      ],
      tools: [{ name: "timetable", description: "Times of a line.", input_schema: parameters }],
      tool_choice: { type: "auto" },
    },
    {
      system: "Be kind.\nBe brief.",
      messages: [ask, { ...call, reasoning: "Which line?" }, found, { role: "user", content: "Well?" }, tell],
      tools,
      toolChoice: { type: "auto" },
    },
  ],
  [
    "Gemini",
    {
      systemInstruction: { parts: [{ text: "Be kind." }] },
      contents: [
        { role: "user", parts: [{ text: ask.content }] },
        {
          role: "model",
          parts: [
            { text: "Which line?", thought: true },
            { text: call.content },
            { functionCall: { id: "k1", name: "timetable", args: { line: "F2" } } },
          ],
        },
        { role: "user", parts: [{ functionResponse: { id: "k1", name: "timetable", response: { delay: 4 } } }] },
        { role: "model", parts: [{ text: tell.content }] },
      ],
      tools: [{ functionDeclarations: [declared] }],
    },
    {
      shape: "gemini",
      system: "Be kind.",
      messages: [ask, { ...call, reasoning: "Which line?" }, { ...found, name: "timetable" }, tell],
      tools,
    },
  ],
  [
    "Bedrock",
    {
      schemaVersion: "bedrock-conversation-2024",
      system: [{ text: "Be kind." }],
      messages: [
        { role: "user", content: [{ text: ask.content }] },
        {
          role: "assistant",
          content: [
            { reasoningContent: { reasoningText: { text: "Which line?", signature: "" } } },
            { text: call.content },
            { toolUse: { toolUseId: "k1", name: "timetable", input: { line: "F2" } } },
          ],
        },
        { role: "user", content: [{ toolResult: { toolUseId: "k1", content: [{ json: { delay: 4 } }] } }] },
        { role: "assistant", content: [{ text: tell.content }] },
      ],
      toolConfig: {
        tools: [
          { toolSpec: { name: "timetable", description: "Times of a line.", inputSchema: { json: parameters } } },
        ],
      },
    },
    {
      system: "Be kind.",
      messages: [ask, { ...call, reasoning: "Which line?" }, found, tell],
      tools,
      provenance: { extra: { schemaVersion: "bedrock-conversation-2024" } },
    },
  ],
  [
    "the Responses API",
    {
      instructions: "Be kind.",
      input: [
        ask,
        { type: "reasoning", summary: [{ type: "summary_text", text: "Which line?" }] },
        { type: "message", role: "assistant", content: [{ type: "output_text", text: call.content, annotations: [] }] },
        { type: "function_call", call_id: "k1", name: "timetable", arguments: '{"line":"F2"}' },
        { type: "function_call_output", call_id: "k1", output: found.content },
      ],
      output: [{ type: "message", role: "assistant", content: [{ type: "output_text", text: tell.content }] }],
      tools: [{ type: "function", ...declared }],
    },
    {
      shape: "openai-responses",
      system: "Be kind.",
      messages: [ask, { ...call, reasoning: "Which line?" }, found, tell],
      tools,
    },
  ],
  [
    "the Responses API with a text as input",
    {
      input: ask.content,
      output: [{ type: "message", role: "assistant", content: [{ type: "output_text", text: tell.content }] }],
    },
    { messages: plainTalk },
  ],
  ["messages with the answer beside them", { messages: [ask], response: tell.content }, { messages: plainTalk }],
  ["a prompt of messages alone", { prompt: [ask] }, { messages: [ask] }],
  [
    "xLAM",
    {
      id: 7,
      query: ask.content,
      tools: JSON.stringify([declared]),
      answers: JSON.stringify([
        { name: "timetable", arguments: { line: "F2" } },
        { name: "clock", arguments: {} },
      ]),
    },
    {
      id: "7",
      shape: "function-calling",
      messages: [
        ask,
        {
          role: "assistant",
          content: "",
          toolCalls: [
            { name: "timetable", arguments: { line: "F2" } },
            { name: "clock", arguments: {} },
          ],
        },
      ],
      tools,
    },
  ],
  [
    "Glaive",
    {
      system: "SYSTEM: You know the ferries.",
      chat: `USER: ${ask.content}\n\n\nASSISTANT: <functioncall> {"name": "timetable", "arguments": '{"line": "F2"}'} <|endoftext|>\n\n\nFUNCTION RESPONSE: {"delay":4}\n\n\nASSISTANT: ${tell.content} <|endoftext|>`,
    },
    {
      shape: "glaive",
      system: "You know the ferries.",
      messages: [
        ask,
        { role: "assistant", content: "", toolCalls: [{ name: "timetable", arguments: { line: "F2" } }] },
        { role: "tool", content: '{"delay":4}' },
        tell,
      ],
    },
  ],
  [
    "turns in columns, with the tools in the system prompt",
    {
      messages: {
        role: ["system", "user", "assistant"],
        content: ["Be kind.", ask.content, tell.content],
        functions: [JSON.stringify([declared]), null, null],
      },
    },
    { messages: [{ role: "system", content: "Be kind." }, ...plainTalk], tools },
  ],
  ["Gemini without the user's role", { contents: [{ parts: [{ text: ask.content }] }] }, { messages: [ask] }],
  ["a row of user and assistant", { user: ask.content, assistant: tell.content }, { messages: plainTalk }],
  [
    "turns whose names have capitals",
    { conversation: [{ Human: ask.content, Assistant: tell.content }] },
    { messages: plainTalk },
  ],
  [
    "a history of pairs",
    {
      system: "Be kind.",
      query: ask.content,
      response: tell.content,
      history: [
        ["Hi", "Hello"],
        ["Go on", null],
      ],
    },
    {
      system: "Be kind.",
      messages: [
        { role: "user", content: "Hi" },
        { role: "assistant", content: "Hello" },
        { role: "user", content: "Go on" },
        ...plainTalk,
      ],
    },
  ],
  [
    "a history of messages with a score",
    { prompt: ask.content, response: tell.content, history: [{ role: "assistant", content: "Hi" }], score: 3 },
    { messages: [{ role: "assistant", content: "Hi" }, ...plainTalk] },
  ],
];
