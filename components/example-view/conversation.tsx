"use client";

import { Ban } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format";
import { numbered } from "@/components/ui/numbered";
import type { Message } from "@/lib/formats/example";
import { LongText } from "./long-text";
import { FoldedPart, Part, PartText } from "./text-part";

/** Of a longer conversation the beginning and the end are drawn at once. */
const FIRST_TURNS = 5;
const LAST_TURNS = 45;

/** The turns of a conversation in their order, with tool calls and their results. */
export function Conversation({ messages }: { messages: readonly Message[] }) {
  const [all, setAll] = useState(false);
  const hidden = messages.length - FIRST_TURNS - LAST_TURNS;
  const folded = !all && hidden > 0;
  const turns = numbered(messages).map(({ place, item }) => <Turn key={place} message={item} index={place} />);
  if (!folded) return <ol className="grid grid-cols-[minmax(0,1fr)] gap-4">{turns}</ol>;
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {turns.slice(0, FIRST_TURNS)}
      <li>
        <Button onClick={() => setAll(true)}>Show {formatCount(hidden, "more turn")} between</Button>
      </li>
      {turns.slice(-LAST_TURNS)}
    </ol>
  );
}

function Turn({ message, index }: { message: Message; index: number }) {
  const { role, name, toolCallId, weight } = message;
  const notes = [name, toolCallId && `for ${toolCallId}`, weight !== undefined && `weight ${weight}`].filter(Boolean);
  return (
    <li className="[contain-intrinsic-size:auto_6rem] [content-visibility:auto]">
      <Part label={role} note={notes.join(", ")} strong={role === "assistant"} text={message.content}>
        <MessageText message={message} index={index} />
      </Part>
    </li>
  );
}

/** What a message says: its thoughts folded, its words, whether they refuse, and what it calls. */
export function MessageText({ message, index }: { message: Message; index: number }) {
  const { content, reasoning, refusal, toolCalls = [] } = message;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {reasoning !== undefined && <FoldedPart label="Reasoning" text={reasoning} part={`thought-${index}`} />}
      {refusal && (
        <p>
          <Badge icon={<Ban aria-hidden />}>refusal</Badge>
        </p>
      )}
      {(content !== "" || toolCalls.length === 0) && <PartText text={content} part={`turn-${index}`} />}
      {numbered(toolCalls).map(({ place, item }) => (
        <ToolCall key={place} name={item.name} id={item.id} argumentsText={jsonText(item.arguments)} />
      ))}
    </div>
  );
}

function ToolCall({ name, id, argumentsText }: { name: string; id: string | undefined; argumentsText: string }) {
  return (
    <div dir="ltr" className="rounded-lg bg-sunken px-3 py-2">
      <p className="mb-1 flex flex-wrap items-baseline gap-x-2">
        <span className="text-muted">calls</span>
        <span className="font-mono font-medium wrap-anywhere">{name}</span>
        {id && <span className="font-mono text-xs wrap-anywhere text-muted">{id}</span>}
      </p>
      {argumentsText !== "" && <LongText text={argumentsText} raw />}
    </div>
  );
}

/** A value as indented JSON; what is nested too deeply to be written says so. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2) ?? "";
  } catch (error) {
    if (error instanceof RangeError) return "nested too deeply to be shown";
    throw error;
  }
}
