import { Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import type { FieldProblem } from "@/lib/formats/recogniser";
import { setField } from "@/lib/formats/record";
import { readForeignToolCalls, readToolCalls, type ToolCallDraft } from "@/lib/formats/tool-calls";

export interface MessageDraft {
  role: string;
  content: string;
  toolCalls?: ToolCallDraft[];
  toolCallId?: unknown;
}

export interface ChatDraft {
  messages: MessageDraft[];
  /** The last assistant message's chain of thought, where it came in a field of its own. */
  reasoning?: string;
  /** Fields of messages that have no place in an example, by the message's index. */
  leftovers: Record<string, unknown>;
}

const ROLES: Readonly<Record<string, string>> = {
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
  model: "assistant",
  function_call: "assistant",
  tool: "tool",
  function: "tool",
  function_response: "tool",
  observation: "tool",
};

/** Whether a value looks like a list of messages, also as JSON text in a table cell. */
export function isMessageList(value: unknown): boolean {
  const list = unpackJson(value);
  return (
    Array.isArray(list) && list.length > 0 && list.every((item) => isRecord(item) && ("role" in item || "from" in item))
  );
}

/**
 * Reads messages in OpenAI's form (`role`, `content`), ShareGPT's (`from`, `value`) or the canonical one. Content may be
 * a text, null, or a list of text parts.
 */
export function readMessages(field: string, value: unknown): ChatDraft | FieldProblem {
  const list = unpackJson(value);
  if (!Array.isArray(list)) return { field, message: listProblem(value) };
  const draft: ChatDraft = { messages: [], leftovers: {} };
  for (const [index, item] of list.entries()) {
    const problem = isRecord(item)
      ? addMessage(draft, index, new Fields(item))
      : "must be an object with role and content";
    if (problem) return { field, message: `has a message that cannot be read: number ${index + 1} ${problem}` };
  }
  const last = draft.messages.findLastIndex((message) => message.role === "assistant");
  const spare = draft.leftovers[last] as Record<string, unknown> | undefined;
  if (typeof spare?.reasoning_content === "string") {
    draft.reasoning = spare.reasoning_content;
    delete spare.reasoning_content;
    if (Object.keys(spare).length === 0) delete draft.leftovers[last];
  }
  return draft;
}

function listProblem(value: unknown): string {
  return typeof value === "string" && /^\s*\[\s*\{\s*'/.test(value)
    ? "is a Python list, not JSON; write the column with json.dumps"
    : "must be a list of messages, each with role and content";
}

/** Adds a message to the draft, or says what is wrong with it. */
function addMessage(draft: ChatDraft, index: number, fields: Fields): string | undefined {
  const name = fields.take("role", "from");
  const role =
    typeof name === "string" && Object.hasOwn(ROLES, name.toLowerCase()) ? ROLES[name.toLowerCase()] : undefined;
  if (role === undefined) return `has the role ${JSON.stringify(name)}; use system, user, assistant or tool`;
  const calls = takeCalls(fields, name === "function_call");
  if (calls === null) return "has tool calls that are not of the form {name, arguments}";
  const content = contentText(name === "function_call" ? fields.take("content") : fields.take("content", "value"));
  if (typeof content !== "string") return content.problem;
  const toolCallId = fields.take("toolCallId", "tool_call_id");
  draft.messages.push({
    role,
    content,
    ...(calls.length > 0 && { toolCalls: calls }),
    ...(toolCallId !== undefined && { toolCallId }),
  });
  const rest = fields.rest();
  if (Object.values(rest).some((spare) => spare !== null)) setField(draft.leftovers, String(index), rest);
  return undefined;
}

function takeCalls(fields: Fields, isCall: boolean): ToolCallDraft[] | null {
  // In ShareGPT a call is a turn of its own, whose value is the JSON text of the call.
  if (isCall) return readForeignToolCalls(unpackJson(fields.take("value")));
  if (fields.has("toolCalls")) return readToolCalls(fields.take("toolCalls"));
  return fields.has("tool_calls", "function_call")
    ? readForeignToolCalls(fields.take("tool_calls", "function_call"))
    : [];
}

function contentText(content: unknown): string | { problem: string } {
  if (content === undefined) return "";
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return { problem: "has content that is neither text nor a list of text parts" };
  const texts = content.map((part) => (isRecord(part) ? (part.text ?? part.refusal) : part));
  const other = texts.findIndex((text) => typeof text !== "string");
  if (other === -1) return texts.join("\n");
  const part = content[other];
  const type = isRecord(part) && typeof part.type === "string" ? part.type : "unknown";
  return { problem: `has a part of type ${type}; only text can be labelled, so remove or describe it` };
}
