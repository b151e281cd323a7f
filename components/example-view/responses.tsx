"use client";

import { type ReactNode, useMemo, useState } from "react";
import { Select } from "@/components/ui/select";
import type { Message } from "@/lib/formats/example";
import { responseLetter } from "@/lib/guideline/answers/response-letters";
import { type ComparedPart, compareTexts } from "./compare";
import { Conversation, MessageText } from "./conversation";
import { MarkedText } from "./marked-text";
import { PartText } from "./text-part";

interface ResponsesProps {
  responses: readonly { text: string; model?: string; messages?: readonly Message[] }[];
  /** Index of the response at each position. */
  order: readonly number[];
  comparing: boolean;
  /** Under each response, by its own index: where a preference is answered. */
  footer: ((index: number, letter: string) => ReactNode) | undefined;
}

/** Responses side by side where there is room, named by their position. */
export function Responses({ responses, order, comparing, footer }: ResponsesProps) {
  const [pair, setPair] = useState<[number, number]>([0, 1]);
  const texts = order.map((index) => responses[index]?.text ?? "");
  const [first, second] = pair.map((position) => texts[position] ?? "") as [string, string];
  const comparison = useMemo(() => (comparing ? compareTexts(first, second) : null), [comparing, first, second]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {comparing && (
        <ComparisonLine count={order.length} pair={pair} onPair={setPair}>
          {comparison
            ? `What differs by ${comparison.by} is underlined.`
            : "These two are too long or too different to compare; read them side by side."}
        </ComparisonLine>
      )}
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 @2xl:grid-cols-2 @6xl:has-[>:nth-child(3)]:grid-cols-3">
        {order.map((index, position) => {
          const letter = responseLetter(position);
          const side = position === pair[0] ? comparison?.one : position === pair[1] ? comparison?.other : undefined;
          return (
            <li key={index} className="flex min-w-0 flex-col border-t-2 border-edge pt-2">
              <p className="mb-1.5 flex items-baseline gap-2">
                <span className="font-medium">Response {letter}</span>
                {responses[index]?.model && (
                  <span className="truncate font-mono text-xs text-muted">{responses[index].model}</span>
                )}
              </p>
              <div className="flex-1">
                {side ? (
                  <ComparedText parts={side} />
                ) : (
                  <ResponseText text={texts[position] ?? ""} messages={responses[index]?.messages} index={index} />
                )}
              </div>
              {footer?.(index, letter)}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** A response as it was given: a text, one message with what it thought, or several messages. */
function ResponseText({ text, messages, index }: { text: string; messages?: readonly Message[]; index: number }) {
  const [only, ...others] = messages ?? [];
  if (!only) return <PartText text={text} part={`response-${index}`} />;
  if (others.length === 0) return <MessageText message={only} index={index} />;
  return (
    <div className="@container">
      <Conversation messages={[only, ...others]} />
    </div>
  );
}

interface ComparisonLineProps {
  count: number;
  pair: [number, number];
  onPair: (pair: [number, number]) => void;
  children: ReactNode;
}

function ComparisonLine({ count, pair, onPair, children }: ComparisonLineProps) {
  const options = [...Array(count).keys()].map((position) => ({
    value: String(position),
    label: responseLetter(position),
  }));
  return (
    <p className="flex flex-wrap items-center gap-2 text-muted">
      {count > 2 && (
        <>
          <Select
            aria-label="Compare"
            options={options}
            value={String(pair[0])}
            onChange={(event) => onPair([Number(event.target.value), pair[1]])}
          />
          with
          <Select
            aria-label="With"
            options={options}
            value={String(pair[1])}
            onChange={(event) => onPair([pair[0], Number(event.target.value)])}
          />
        </>
      )}
      <span role="status">{children}</span>
    </p>
  );
}

/** One side of a comparison: what the other side does not have is underlined and tinted. */
export function ComparedText({ parts }: { parts: readonly ComparedPart[] }) {
  let offset = 0;
  return (
    <div dir="auto" className="reading foreign whitespace-pre-wrap">
      {parts.map((part) => {
        offset += part.text.length + 1;
        return part.changed ? (
          <mark
            key={offset}
            className="bg-info-wash text-ink underline decoration-info decoration-2 underline-offset-2"
          >
            <MarkedText text={part.text} />
          </mark>
        ) : (
          <MarkedText key={offset} text={part.text} />
        );
      })}
    </div>
  );
}
