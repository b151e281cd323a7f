import type { BlindExample, BlindMessage, Example, ExampleKind, Message } from "@/lib/formats/example";

/**
 * What an annotator may see of a stored example. An allow-list, so that a field that is added later stays hidden until somebody
 * decides otherwise: no score, no weight, no model, no provenance, no slices, no gold.
 */
export function blindExample(kind: ExampleKind, stored: Record<string, unknown>): BlindExample {
  const content = { kind, ...stored } as Example;
  const { system, reasoning, tools, contexts } = content;
  const common = given({ system, reasoning, tools, contexts });
  switch (content.kind) {
    case "text":
      return { ...common, kind: content.kind, text: content.text };
    case "instruction":
      return { ...common, kind: content.kind, ...asked(content), ...given({ steps: content.steps }) };
    case "reward":
      return { ...common, kind: content.kind, ...asked(content) };
    case "preference": {
      const responses = content.responses.map(({ text, messages }) => ({
        text,
        ...given({ messages: messages?.map(blindMessage) }),
      }));
      const context = content.context?.map(blindMessage);
      return { ...common, kind: content.kind, prompt: content.prompt, ...given({ context }), responses };
    }
    case "conversation":
      return { ...common, kind: content.kind, messages: content.messages.map(blindMessage) };
  }
}

function asked({ prompt, response }: { prompt: string; response: string }) {
  return { prompt, response };
}

/** An assistant's name would tell which model spoke. */
function blindMessage({ role, content, name, reasoning, refusal, toolCalls, toolCallId }: Message): BlindMessage {
  const seen = { name: role === "assistant" ? undefined : name, reasoning, refusal, toolCalls, toolCallId };
  return { role, content, ...given(seen) };
}

/** Without members that are not there. */
function given<Values extends object>(values: Values): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>;
}
