import { Fields, isRecord } from "@/lib/formats/fields";
import { readForeignToolCalls, type ToolCallDraft } from "@/lib/formats/tool-calls";

export type Spare = Record<string, unknown>[];

/** What a part of a message's content is to us; `spare` is what stands in it and has no place in an example. */
export type MessagePart =
  | { text: string; refusal?: true; spare: Spare }
  | { reasoning: string; spare: Spare }
  | { calls: ToolCallDraft[]; spare: Spare }
  | { result: { content: string; name?: string; toolCallId?: unknown }; spare: Spare }
  | { nothing: true; spare: Spare }
  | { problem: string };

/** Parts that a person would have to look at, listen to or open. */
const MEDIA =
  /^(?:(?:input|output)[_-]?)?(?:image|picture|photo|audio|video|speech|file|document|blob)|^inline[_-]?data/i;
const CALL_TYPES = [
  "tool_use",
  "tool-call",
  "tool_call",
  "custom_tool_call",
  "toolUse",
  "functionCall",
  "function_call",
];
const RESULT_MEMBERS = ["toolResult", "functionResponse", "function_response"];
const RESULT_TYPES = [
  "tool_result",
  "tool-result",
  "function_call_output",
  "custom_tool_call_output",
  ...RESULT_MEMBERS,
];
const THOUGHT_TYPES = ["thinking", "reasoning", "reasoning_text", "summary_text"];
/** Reasoning that its maker has encrypted, and marks for caches. */
const UNREADABLE = ["redacted_thinking", "redacted-reasoning", "cachePoint", "cache_point"];
const TELLING_MEMBERS = [...CALL_TYPES, ...RESULT_MEMBERS, ...UNREADABLE, "reasoningContent"];

/**
 * Reads one part of a message's content, as OpenAI, the Responses API, Anthropic, Gemini, Bedrock and the AI SDK write them.
 * What is not text, a call of a tool, its result or a thought is a problem that names it: nothing is cut.
 */
export function readPart(part: unknown): MessagePart {
  if (typeof part === "string") return { text: part, spare: [] };
  if (!isRecord(part)) return { problem: "has content that is neither text nor a list of text parts" };
  const fields = new Fields(part);
  const type = typeOf(fields, part);
  if (UNREADABLE.includes(type)) return { nothing: true, spare: [part] };
  if (CALL_TYPES.includes(type)) return callPart(part);
  if (RESULT_TYPES.includes(type)) return resultPart(fields, type);
  if (MEDIA.test(type)) return { problem: otherPart(type) };
  fields.take("type");
  if (type === "reasoningContent" || type === "thinking" || type === "reasoning") return thoughtPart(fields, part);
  const text = fields.peek("text");
  if (typeof text === "string") {
    fields.take("text");
    const isThought = fields.take("thought") === true || THOUGHT_TYPES.includes(type);
    return { ...(isThought ? { reasoning: text } : { text }), spare: spareOf(fields) };
  }
  const refusal = fields.takeString("refusal");
  if (refusal === undefined) return { problem: otherPart(type) };
  return { text: refusal, refusal: true, spare: spareOf(fields) };
}

/** What a tool gave back, as text: a text as it is, parts of text joined, anything else as JSON. Pictures and sounds are a problem. */
export function resultText(value: unknown): string | { problem: string } {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  const texts: string[] = [];
  for (const item of value) {
    if (!isRecord(item)) return JSON.stringify(value);
    const type = typeOf(new Fields(item), item);
    if (MEDIA.test(type)) return { problem: otherPart(type) };
    if (typeof item.text === "string") texts.push(item.text);
    else if (item.json !== undefined) texts.push(JSON.stringify(item.json));
    else return JSON.stringify(value);
  }
  return texts.join("\n");
}

/** The text of a text, or of parts (in a list, or in an object as Gemini has it) that are all text; `undefined` where it is neither. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const parts = isRecord(value) ? value.parts : value;
  if (!Array.isArray(parts) || parts.length === 0) return undefined;
  const texts = parts.map((part) => (isRecord(part) ? part.text : part));
  return texts.every((text) => typeof text === "string") ? texts.join("\n") : undefined;
}

/** The type that a part says it has, else the name of the member that tells it. */
function typeOf(fields: Fields, part: Record<string, unknown>): string {
  const type = fields.peek("type");
  if (typeof type === "string" && type !== "") return type;
  const members = Object.keys(part).filter((name) => fields.has(name));
  const telling = members.find((name) => TELLING_MEMBERS.includes(name));
  return (
    telling ??
    (members.includes("text") ? "text" : (members.find((name) => MEDIA.test(name)) ?? members[0] ?? "unknown"))
  );
}

function otherPart(type: string): string {
  return `has a part of type ${type}; only text can be labelled, so remove or describe it`;
}

function callPart(part: Record<string, unknown>): MessagePart {
  return readForeignToolCalls(part) ?? { problem: "has tool calls that are not of the form {name, arguments}" };
}

function resultPart(fields: Fields, type: string): MessagePart {
  const inner = RESULT_MEMBERS.includes(type) ? fields.take(type) : undefined;
  const body = isRecord(inner) ? new Fields(inner) : fields;
  body.take("type");
  const toolCallId = body.takeText("tool_use_id", "toolUseId", "call_id", "toolCallId", "tool_call_id", "id");
  const name = body.takeString("name", "toolName");
  const content = resultText(body.take("content", "output", "response", "result"));
  if (typeof content !== "string") return content;
  if (body.peek("is_error") === false) body.take("is_error");
  const result = { content, ...(name !== undefined && { name }), ...(toolCallId !== undefined && { toolCallId }) };
  return { result, spare: [...new Set([fields, body])].flatMap(spareOf) };
}

/** A thought of Anthropic (`thinking`), Bedrock, the Responses API (`content` in full or a `summary`) or the AI SDK (`text`). */
function thoughtPart(fields: Fields, part: Record<string, unknown>): MessagePart {
  const bedrock = fields.take("reasoningContent");
  if (isRecord(bedrock)) {
    const inner = isRecord(bedrock.reasoningText) ? new Fields(bedrock.reasoningText) : null;
    const reasoning = inner?.takeString("text");
    return inner && reasoning !== undefined ? { reasoning, spare: spareOf(inner) } : { nothing: true, spare: [part] };
  }
  for (const name of ["thinking", "content", "text", "summary"]) {
    const reasoning = textOf(fields.peek(name));
    if (reasoning === undefined) continue;
    fields.take(name);
    return { reasoning, spare: spareOf(fields) };
  }
  return { nothing: true, spare: spareOf(fields) };
}

function spareOf(fields: Fields): Spare {
  const spare = fields.spare();
  return spare ? [spare] : [];
}
