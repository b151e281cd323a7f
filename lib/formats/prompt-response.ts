import type { Fields } from "@/lib/formats/fields";

export const PROMPTS = ["prompt", "instruction", "question", "query"] as const;
/** What may stand beside a prompt of a given name and belongs to it. A field called `prompt` is the whole prompt. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  instruction: ["input", "context"],
  question: ["context"],
};
export const RESPONSES = ["response", "output", "completion", "answer"] as const;

export function hasPrompt(fields: Fields): boolean {
  return fields.has(...PROMPTS, "input");
}

export function hasResponse(fields: Fields): boolean {
  return fields.has(...RESPONSES);
}

/**
 * The prompt, under any of its usual names. Where a record has an instruction and an input (or context) beside it, as in
 * Alpaca and Dolly, the prompt is both, with an empty line between; the input is then also returned by itself.
 */
export function takePrompt(fields: Fields): { prompt: unknown; input?: string } {
  if (!fields.has(...PROMPTS)) return { prompt: fields.takeText("input") };
  const name = PROMPTS.find((candidate) => fields.has(candidate)) ?? "prompt";
  const prompt = fields.takeText(name);
  const input = fields.takeString(...(INPUTS[name] ?? []));
  return typeof prompt === "string" && input ? { prompt: joinInput(prompt, input), input } : { prompt };
}

export function takeResponse(fields: Fields): unknown {
  return fields.takeText(...RESPONSES);
}

export function joinInput(prompt: string, input: string): string {
  return `${prompt}\n\n${input}`;
}

/** Undoes `joinInput` where a prompt ends in the given input. */
export function splitInput(prompt: string, input: unknown): { instruction: string; input: string } {
  const tail = typeof input === "string" && input !== "" ? `\n\n${input}` : null;
  return tail !== null && prompt.endsWith(tail) && prompt.length > tail.length
    ? { instruction: prompt.slice(0, -tail.length), input: input as string }
    : { instruction: prompt, input: "" };
}
