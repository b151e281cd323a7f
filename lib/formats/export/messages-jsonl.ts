import type { Message } from "@/lib/formats/example";
import { chatOf } from "@/lib/formats/export/chat";
import type { ExampleRow, TrainingOptions } from "@/lib/formats/export/rows";
import { jsonLines, writeRows } from "@/lib/formats/export/write-rows";
import { argumentsText } from "@/lib/formats/tool-calls";

/**
 * OpenAI chat messages for supervised fine-tuning, `{id, messages: [{role, content}]}`, one chat per line, with tool calls
 * in OpenAI's form. A chain of thought stands as `reasoning_content` on the last answer. What gives no chat is left out.
 */
export function messagesJsonl(rows: AsyncIterable<ExampleRow>, options: TrainingOptions): AsyncGenerator<string> {
  return writeRows(rows, (row) => {
    const chat = chatOf(row, options);
    return chat ? jsonLines({ id: row.example.id, messages: toMessages(chat, row.example.reasoning) }) : "";
  });
}

function toMessages(chat: readonly Message[], reasoning: string | undefined): object[] {
  const lastAnswer = chat.findLastIndex((message) => message.role === "assistant");
  return chat.map(({ role, content, toolCalls = [], toolCallId }, index) => ({
    role,
    content: content === "" && toolCalls.length > 0 ? null : content,
    ...(index === lastAnswer && reasoning !== undefined && { reasoning_content: reasoning }),
    ...(toolCalls.length > 0 && { tool_calls: toolCalls.map(toCall) }),
    ...(toolCallId !== undefined && { tool_call_id: toolCallId }),
  }));
}

function toCall(call: NonNullable<Message["toolCalls"]>[number]): object {
  const hasArguments = call.arguments !== undefined;
  return {
    id: call.id,
    type: "function",
    function: { name: call.name, ...(hasArguments && { arguments: argumentsText(call.arguments) }) },
  };
}
