import type { BlindExample, ExampleKind } from "@/lib/formats/example";

/**
 * What an annotator may see of a stored example. An allow-list, so that a field that is added later stays hidden until somebody
 * decides otherwise: no score, no model, no provenance, no slices, no gold.
 */
export function blindExample(kind: ExampleKind, content: Record<string, unknown>): BlindExample {
  const common = pick(content, ["system", "reasoning"]);
  switch (kind) {
    case "text":
      return { kind, ...common, text: String(content.text) };
    case "instruction":
    case "reward":
      return { kind, ...common, prompt: String(content.prompt), response: String(content.response) };
    case "preference": {
      const responses = content.responses as { text: string }[];
      return { kind, ...common, prompt: String(content.prompt), responses: responses.map(({ text }) => ({ text })) };
    }
    case "conversation":
      return {
        kind,
        ...common,
        messages: content.messages as Extract<BlindExample, { kind: "conversation" }>["messages"],
      };
  }
}

function pick(content: Record<string, unknown>, keys: readonly string[]): { system?: string; reasoning?: string } {
  return Object.fromEntries(keys.flatMap((key) => (typeof content[key] === "string" ? [[key, content[key]]] : [])));
}
