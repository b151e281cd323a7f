/** Who speaks in a conversation, in canonical words. */
export type Role = "system" | "user" | "assistant" | "tool";

const ROLES: Readonly<Record<string, Role>> = {
  system: "system",
  developer: "system",
  user: "user",
  human: "user",
  prompter: "user",
  assistant: "assistant",
  gpt: "assistant",
  chatgpt: "assistant",
  bard: "assistant",
  bing: "assistant",
  claude: "assistant",
  gemini: "assistant",
  model: "assistant",
  bot: "assistant",
  chatbot: "assistant",
  ai: "assistant",
  function_call: "assistant",
  tool_call: "assistant",
  tool: "tool",
  function: "tool",
  function_response: "tool",
  function_call_output: "tool",
  tool_response: "tool",
  tool_result: "tool",
  observation: "tool",
  environment: "tool",
  ipython: "tool",
};

/** The role that a speaker's name stands for, whatever its case and whether it is written with spaces, hyphens or underscores. */
export function roleOf(name: unknown): Role | undefined {
  const plain = plainRole(name);
  return Object.hasOwn(ROLES, plain) ? ROLES[plain] : undefined;
}

/** Whether a turn of this speaker is nothing but a call of tools, whose text is the call as JSON. */
export function isCallTurn(name: unknown): boolean {
  return ["function_call", "tool_call"].includes(plainRole(name));
}

function plainRole(name: unknown): string {
  if (typeof name !== "string") return "";
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}
