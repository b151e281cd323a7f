import type { BlindExample } from "@/lib/formats/example";
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

function framing({ system, reasoning }: BlindExample): Part[] {
  const found: Part[] = [];
  if (system !== undefined) found.push(["SYSTEM PROMPT", system]);
  if (reasoning !== undefined) found.push(["REASONING", reasoning]);
  return found;
}

function parts(example: BlindExample): Part[] {
  switch (example.kind) {
    case "text":
      return [["TEXT", example.text]];
    case "instruction":
    case "reward":
      return [
        ["PROMPT", example.prompt],
        ["RESPONSE", example.response],
      ];
    case "preference":
      return [
        ["PROMPT", example.prompt],
        ...example.responses.map(({ text }, index): Part => [`RESPONSE ${responseLetter(index)}`, text]),
      ];
    case "conversation":
      return example.messages.map(
        (message, index): Part => [
          `MESSAGE ${index + 1} (${message.role})`,
          message.toolCalls ? `${message.content}\n${JSON.stringify(message.toolCalls)}` : message.content,
        ],
      );
  }
}
