import { hash } from "node:crypto";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import type { Example, Message } from "@/lib/formats/example";

/**
 * The exact identity of an example's content: SHA-256 (hex) of the canonical JSON of what an annotator judges. Equal for
 * two examples exactly when kind, texts, turns, steps, system prompt, chain of thought, tools, contexts and score are equal. The id, provenance
 * (with the names of the models that wrote the responses), slices, gold and what only training reads (weights, tool choice) are left
 * out, so that the same content is found again under another name.
 */
export function contentHash(example: Example): string {
  return hash("sha256", canonicalJson(contentOf(example)), "hex");
}

function contentOf(example: Example): Record<string, unknown> {
  const { kind, system, reasoning, tools, contexts } = example;
  const common = { kind, system, reasoning, tools, contexts };
  switch (example.kind) {
    case "text":
      return { ...common, text: example.text };
    case "instruction":
      return { ...common, prompt: example.prompt, response: example.response, steps: example.steps };
    case "reward":
      return { ...common, prompt: example.prompt, response: example.response, score: example.score };
    case "preference":
      return {
        ...common,
        prompt: example.prompt,
        context: example.context?.map(withoutWeight),
        responses: example.responses.map(({ text, messages }) => messages?.map(withoutWeight) ?? text),
      };
    case "conversation":
      return { ...common, messages: example.messages.map(withoutWeight) };
  }
}

function withoutWeight({ weight: _, ...message }: Message): Omit<Message, "weight"> {
  return message;
}
