import type { Role } from "@/lib/formats/chat-roles";
import { type Fields, isRecord } from "@/lib/formats/fields";
import { toNumber } from "@/lib/formats/json-cell";
import { type MessagePart, readPart, resultText, type Spare } from "@/lib/formats/message-parts";
import { readForeignToolCalls, readToolCalls, type ToolCallDraft, type ToolCalls } from "@/lib/formats/tool-calls";

export interface MessageDraft {
  role: Role;
  content: string;
  name?: string;
  reasoning?: string;
  refusal?: true;
  toolCalls?: ToolCallDraft[];
  toolCallId?: unknown;
  weight?: unknown;
}

/** The messages that one turn comes to: one, or several where the results of tools stand in it. */
export interface Turn {
  messages: MessageDraft[];
  /** What stands in the turn and has no place in an example. */
  spare?: Record<string, unknown>;
}

type Problem = { problem: string };

const CONTENT = ["content", "value", "text", "parts", "message"] as const;

/** What may stand beside the content of a message and is no text. */
const MEDIA = ["image", "images", "image_url", "audio", "audios", "video", "videos"] as const;

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isRecord(value) || (typeof value === "string" && value !== "");
}

/** Reads a turn of a known role. `isCall` says that its text is nothing but calls, as JSON. */
export function readTurn(role: Role, fields: Fields, isCall: boolean): Turn | Problem {
  const media = MEDIA.find((name) => isFilled(fields.peek(name)));
  if (media) return { problem: `has a part called ${media}; only text can be labelled, so remove or describe it` };
  const callField = isCall ? CONTENT.findLast((name) => fields.has(name)) : undefined;
  const calls = callField === undefined ? takeCalls(fields) : readForeignToolCalls(fields.take(callField));
  if (!calls) return { problem: "has tool calls that are not of the form {name, arguments}" };
  // Our own export puts what was said beside a call that is a turn of its own.
  const said = CONTENT.filter((name) => name !== callField);
  const read = readContent(role, fields.take(...said));
  if ("problem" in read) return read;
  const [first = { role, content: "" }, ...others] = read.messages;
  const messages = [withFacts(first, fields, calls.calls), ...others];
  const spare = {
    ...fields.spare(),
    ...(read.spare.length > 0 && { parts: read.spare }),
    ...(calls.spare.length > 0 && { toolCalls: calls.spare }),
  };
  return { messages, ...(Object.keys(spare).length > 0 && { spare }) };
}

/** Reads the parts of a content: what lies between two results of tools is one message. */
export function readContent(role: Role, content: unknown): { messages: MessageDraft[]; spare: Spare } | Problem {
  // What nearly all are.
  if (typeof content === "string") return { messages: [{ role, content }], spare: [] };
  const parts = partsOf(role, content);
  if ("problem" in parts) return parts;
  const messages: MessageDraft[] = [];
  const spare: Spare = [];
  let run: MessagePart[] = [];
  const endRun = () => {
    if (run.length > 0) messages.push(messageOf(role, run));
    run = [];
  };
  for (const item of parts) {
    const part = readPart(item);
    if ("problem" in part) return part;
    spare.push(...part.spare);
    if ("result" in part) {
      endRun();
      messages.push({ role: "tool", ...part.result });
    } else if (!("nothing" in part)) {
      run.push(part);
    }
  }
  endRun();
  return { messages, spare };
}

function partsOf(role: Role, content: unknown): readonly unknown[] | Problem {
  if (content === undefined) return [];
  if (isRecord(content) && Array.isArray(content.parts)) return content.parts;
  if (isRecord(content) && role !== "tool") return [content];
  if (role === "tool" && !(Array.isArray(content) && content.some(isResult))) {
    const text = resultText(content);
    return typeof text === "string" ? [text] : text;
  }
  return Array.isArray(content) ? content : [content];
}

/** Whether a part of a tool's message says itself which call it answers. */
function isResult(part: unknown): boolean {
  return isRecord(part) && !("problem" in readPart(part)) && "result" in readPart(part);
}

function messageOf(role: Role, parts: readonly MessagePart[]): MessageDraft {
  const texts = parts.flatMap((part) => ("text" in part ? [part.text] : []));
  const thoughts = parts.flatMap((part) => ("reasoning" in part && part.reasoning !== "" ? [part.reasoning] : []));
  const calls = parts.flatMap((part) => ("calls" in part ? part.calls : []));
  return {
    role,
    content: texts.join("\n"),
    ...(thoughts.length > 0 && { reasoning: thoughts.join("\n\n") }),
    ...(parts.some((part) => "refusal" in part) && { refusal: true }),
    ...(calls.length > 0 && { toolCalls: calls }),
  };
}

function takeCalls(fields: Fields): ToolCalls | null {
  if (fields.has("toolCalls")) return readToolCalls(fields.take("toolCalls"));
  const given = fields.take("tool_calls", "function_call", "function_calls");
  return given === undefined || given === "" ? { calls: [], spare: [] } : readForeignToolCalls(given);
}

/** The message with what stands beside its content: name, reasoning, refusal, calls, the id of the call it answers, weight. */
function withFacts(message: MessageDraft, fields: Fields, calls: readonly ToolCallDraft[]): MessageDraft {
  const { role, content, ...own } = message;
  const refusal = refusalOf(fields);
  const reasoning = fields.takeString("reasoning", "reasoning_content", "thinking", "thoughts", "thought");
  const allCalls = [...(own.toolCalls ?? []), ...calls];
  const name = fields.takeString("name", "tool_name");
  const toolCallId = fields.takeText("toolCallId", "tool_call_id", "call_id", "tool_use_id");
  const weight = weightOf(fields);
  const said = reasoning === undefined ? content : withoutThought(content, reasoning);
  return {
    role,
    content: refusal.isRefusal ? [...new Set([said, refusal.text])].filter(Boolean).join("\n") : said,
    ...own,
    ...(name !== undefined && { name }),
    ...(reasoning !== undefined && { reasoning: [reasoning, own.reasoning].filter(Boolean).join("\n\n") }),
    ...(refusal.isRefusal && { refusal: true }),
    ...(allCalls.length > 0 && { toolCalls: allCalls }),
    ...(toolCallId !== undefined && toolCallId !== "" && { toolCallId }),
    ...(weight !== undefined && { weight }),
  };
}

/**
 * A text without the thought at its beginning, where that is told a second time in a field of its own. A thought that stands in the
 * text alone stays there.
 */
export function withoutThought(text: string, reasoning: string): string {
  const open = ["<think>\n", "<think>"].find((mark) => text.startsWith(mark + reasoning));
  const rest = open === undefined ? "" : text.slice(open.length + reasoning.length);
  const end = /^\n?<\/think>\n{0,2}/.exec(rest);
  return end ? rest.slice(end[0].length) : text;
}

/** OpenAI gives the words of a refusal beside the content, the canonical shape says that the content is one. */
function refusalOf(fields: Fields): { isRefusal: boolean; text?: string } {
  const value = fields.peek("refusal");
  if (typeof value === "boolean" || value === "") return { isRefusal: fields.take("refusal") === true };
  const text = fields.takeString("refusal");
  return text === undefined ? { isRefusal: false } : { isRefusal: true, text };
}

/** The weight in the loss; elsewhere a yes or no says whether a turn is trained on. */
function weightOf(fields: Fields): unknown {
  const weight = fields.take("weight");
  if (weight !== undefined && weight !== "") return typeof weight === "boolean" ? Number(weight) : toNumber(weight);
  const name = ["loss", "train", "training"].find((candidate) => typeof fields.peek(candidate) === "boolean");
  return name === undefined ? undefined : Number(fields.take(name));
}
