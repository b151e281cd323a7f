import type { BlindExample, BlindMessage } from "@/lib/formats/example";
import { responseLetter } from "../answers/response-letters";

/** What ends a line for any reader. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/**
 * One part of an example between lines that nothing in it can imitate: each of its own lines begins with "| ", the delimiters do
 * not. Text that says "END RESPONSE" stays text.
 */
export function quotePart(name: string, text: string): string {
  const lines = text.split(LINE_END).map((line) => `| ${line}`);
  return [`BEGIN ${name}`, ...lines, `END ${name}`].join("\n");
}

/** An example as a judge reads it: each part by its name, responses by letter in the order given. */
export function quoteExample(example: BlindExample): string {
  return [...framing(example), ...parts(example)].map(([name, text]) => quotePart(name, text)).join("\n\n");
}

/** How many responses stand side by side. */
export function responseCount(example: BlindExample): number {
  return example.kind === "preference" ? example.responses.length : 1;
}

type Part = [name: string, text: string];

function framing({ system, reasoning, tools, contexts = [] }: BlindExample): Part[] {
  const found: Part[] = [];
  if (system !== undefined) found.push(["SYSTEM PROMPT", system]);
  if (reasoning !== undefined) found.push(["REASONING", reasoning]);
  if (tools !== undefined) found.push(["TOOLS", tools.map((tool) => JSON.stringify(tool)).join("\n")]);
  for (const [index, { title, text }] of contexts.entries()) {
    if (title !== undefined) found.push([`CONTEXT ${index + 1} TITLE`, title]);
    found.push([`CONTEXT ${index + 1}`, text]);
  }
  return found;
}

function parts(example: BlindExample): Part[] {
  switch (example.kind) {
    case "text":
      return [["TEXT", example.text]];
    case "instruction":
    case "reward":
      return [["PROMPT", example.prompt], ...responseParts(example)];
    case "preference":
      return [
        ...(example.context ? messageParts("PROMPT MESSAGE", example.context) : [["PROMPT", example.prompt] as Part]),
        ...example.responses.flatMap(({ text, messages }, index): Part[] => {
          const name = `RESPONSE ${responseLetter(index)}`;
          return messages ? messageParts(`${name} MESSAGE`, messages) : [[name, text]];
        }),
      ];
    case "conversation":
      return messageParts("MESSAGE", example.messages);
  }
}

/** Steps stay in one text: what a judge quotes of it may go over several. */
function responseParts({ response, steps }: { response: string; steps?: readonly string[] }): Part[] {
  const count: Part[] = steps ? [["NUMBER OF STEPS IN THE RESPONSE", String(steps.length)]] : [];
  return [...count, ["RESPONSE", response]];
}

/** What is known of a message stands in parts of its own: nothing that people wrote can pass for the name of a part. */
function messageParts(prefix: string, messages: readonly BlindMessage[]): Part[] {
  return messages.flatMap((message, index): Part[] => {
    const { role, content, name, reasoning, refusal, toolCalls, toolCallId } = message;
    const title = `${prefix} ${index + 1} (${refusal ? `${role}, refusal` : role})`;
    const facts = { NAME: name, "IS FOR CALL": toolCallId, REASONING: reasoning };
    return [
      ...Object.entries(facts).flatMap(([fact, text]): Part[] =>
        text === undefined ? [] : [[`${title} ${fact}`, text]],
      ),
      [title, toolCalls ? `${content}\n${JSON.stringify(toolCalls)}` : content],
    ];
  });
}
