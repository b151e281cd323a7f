import type { Fields } from "@/lib/formats/fields";

export const PROMPTS = ["prompt", "instruction", "question", "query", "problem", "user_input"] as const;
/** What may stand beside an instruction and belongs to it. A field called `prompt` is the whole prompt. */
const INPUTS = ["input", "context"] as const;
/** A model's own words first: beside them, an answer or a solution is what it is held against. */
export const RESPONSES = [
  "response",
  "output",
  "completion",
  "generation",
  "prediction",
  "solution",
  "answer",
] as const;

export function hasPrompt(fields: Fields): boolean {
  return fields.has(...PROMPTS, "input");
}

export function hasResponse(fields: Fields): boolean {
  return fields.has(...RESPONSES);
}

/** Whether a response is there as a text, or as what a table or a careless writer made of one. */
export function hasTextResponse(fields: Fields): boolean {
  return RESPONSES.some((name) => ["string", "number", "boolean"].includes(typeof fields.peek(name)));
}

/**
 * The prompt, under any of its usual names. Where a record has an instruction and an input (or context) beside it, as in
 * Alpaca and Dolly, the prompt is both, with an empty line between; the input is then also returned by itself.
 */
export function takePrompt(fields: Fields): { prompt: unknown; input?: string } {
  const prompts = fields.as("prompt");
  const name = PROMPTS.find((candidate) => fields.has(candidate)) ?? "input";
  const prompt = prompts.takeText(name);
  const input = name === "instruction" ? prompts.takeString(...INPUTS) : undefined;
  return typeof prompt === "string" && input ? { prompt: joinInput(prompt, input), input } : { prompt };
}

export function takeResponse(fields: Fields): unknown {
  return fields.as("response").takeText(...RESPONSES);
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
