import type { Message } from "@/lib/formats/example";
import { withCallIds } from "./call-ids";
import { faultOf, type Part } from "./chat-rules";
import type { Column } from "./columns";
import type { Container } from "./export-format";
import type { Changed, LeftOut } from "./fate";
import { isToolName } from "./tools";
import { mergeTurns, type Turns } from "./turns";

/** Turns that may go to a target, with how they were changed; or why they may not. */
type Ready = Turns | LeftOut;

/** Turns as chat templates take them. */
export function forTemplates(turns: Turns, part: Part): Ready {
  const ready = withCallIds(mergeTurns(turns), true);
  return faultOf(ready.messages, "templates", part) ?? ready;
}

/** Turns as OpenAI's fine-tuning takes them. */
export function forOpenai(turns: Turns, part: Part): Ready {
  const ready = withCallIds(mergeTurns(turns), false);
  return faultOf(ready.messages, "openai", part) ?? ready;
}

/** Messages as chat templates of Hugging Face render them: arguments are objects, a chain of thought is `reasoning_content`. */
export function templateMessages(messages: readonly Message[]): object[] {
  return messages.map(({ role, content, name, reasoning, toolCalls, toolCallId, weight }) => ({
    role,
    content,
    name,
    reasoning_content: reasoning,
    tool_calls: toolCalls?.map((call) => ({
      id: call.id,
      type: "function",
      function: { name: call.name, arguments: call.arguments ?? {} },
    })),
    tool_call_id: toolCallId,
    weight,
  }));
}

/** What chat templates do otherwise than the messages say. Nothing of a prompt is learned, whatever its weights. */
export function templateChanges(
  messages: readonly Message[],
  container: Container,
  part: "chat" | "prompt",
): Changed[] {
  const calls = messages.flatMap(({ toolCalls = [] }) => toolCalls);
  return [
    ...(part === "chat" && messages.some(isUnlearned) ? (["weights-unread"] as const) : []),
    ...(calls.some(({ arguments: args }) => args == null) ? (["filled-arguments"] as const) : []),
    ...(calls.length > 0 && container === "parquet" ? (["arguments-as-text"] as const) : []),
  ];
}

/** Messages with the keys that OpenAI takes and no other: arguments are JSON text, weights 0 or 1. */
export function openaiMessages(messages: readonly Message[]): object[] {
  return messages.map(({ role, content, name, toolCalls = [], toolCallId, weight }) => ({
    role,
    content: toolCalls.length > 0 && content === "" ? null : content,
    name: role === "tool" ? undefined : openaiName(name),
    tool_calls:
      toolCalls.length === 0
        ? undefined
        : toolCalls.map((call) => ({
            id: call.id,
            type: "function",
            function: { name: call.name, arguments: JSON.stringify(call.arguments ?? {}) },
          })),
    tool_call_id: toolCallId,
    weight: role === "assistant" && weight !== undefined ? Math.round(weight) : undefined,
  }));
}

/** What is lost or made up in them. */
export function openaiChanges(messages: readonly Message[]): Changed[] {
  const calls = messages.flatMap(({ toolCalls = [] }) => toolCalls);
  return [
    ...(messages.some(({ reasoning }) => reasoning !== undefined) ? (["reasoning-dropped"] as const) : []),
    ...(messages.some(({ weight = 1 }) => !Number.isInteger(weight)) ? (["weights-rounded"] as const) : []),
    ...(messages.some(({ role, name }) => role !== "tool" && name !== openaiName(name))
      ? (["names-dropped"] as const)
      : []),
    ...(calls.some(({ arguments: args }) => args == null) ? (["filled-arguments"] as const) : []),
  ];
}

function openaiName(name: string | undefined): string | undefined {
  return isToolName(name) ? name : undefined;
}

function isUnlearned({ role, weight = 1 }: Message): boolean {
  return role === "assistant" && weight < 1;
}

const call = (args: Column): Column => ({
  list: { struct: { id: "text", type: "text", function: { struct: { name: "text", arguments: args } } } },
});

const messageColumn = (args: Column): Column => ({
  list: {
    struct: {
      role: "text",
      content: "text",
      name: "text",
      reasoning_content: "text",
      tool_calls: call(args),
      tool_call_id: "text",
      weight: "number",
    },
  },
});

export const TEMPLATE_MESSAGES = messageColumn("json");
export const OPENAI_MESSAGES = messageColumn("text");
