import type { Example, Message } from "@/lib/formats/example";

/** Where a text stands in an example: names and places, as in JSON. */
export type TextPath = readonly (string | number)[];

type Change = (text: string, path: TextPath) => string;

/**
 * The example with each of its texts changed: what people and models wrote, what was given to answer from, tools and calls at any depth,
 * slices, and the prompt and further fields of its provenance. Ids, names of tools, known answers and names of fields stay.
 */
export function changeTexts(example: Example, change: Change): Example {
  return { ...common(example, change), ...own(example, change) } as Example;
}

function common(example: Example, change: Change): Partial<Example> {
  const { system, reasoning, tools, contexts, slices, provenance } = example;
  return {
    ...example,
    ...(system !== undefined && { system: change(system, ["system"]) }),
    ...(reasoning !== undefined && { reasoning: change(reasoning, ["reasoning"]) }),
    ...(tools && { tools: tools.map((tool, at) => deep(tool, ["tools", at], change)) }),
    ...(contexts && { contexts: contexts.map((context, at) => deep(context, ["contexts", at], change)) }),
    ...(slices && { slices: deep(slices, ["slices"], change) }),
    ...(provenance && {
      provenance: {
        ...provenance,
        ...(provenance.prompt !== undefined && { prompt: change(provenance.prompt, ["provenance", "prompt"]) }),
        ...(provenance.extra && { extra: deep(provenance.extra, ["provenance", "extra"], change) }),
      },
    }),
  };
}

function own(example: Example, change: Change): Partial<Example> {
  switch (example.kind) {
    case "text":
      return { text: change(example.text, ["text"]) };
    case "instruction": {
      const prompt = change(example.prompt, ["prompt"]);
      const response = change(example.response, ["response"]);
      if (!example.steps) return { prompt, response };
      const steps = example.steps.map((step, at) => change(step, ["steps", at]));
      // The steps are the response, cut into pieces. What goes over a cut was changed in the whole only: then there is but one step.
      return { prompt, response, steps: steps.join("\n") === response ? steps : [response] };
    }
    case "reward":
      return { prompt: change(example.prompt, ["prompt"]), response: change(example.response, ["response"]) };
    case "preference":
      return {
        prompt: change(example.prompt, ["prompt"]),
        ...(example.context && { context: turns(example.context, ["context"], change) }),
        responses: example.responses.map((response, at) => ({
          ...response,
          text: change(response.text, ["responses", at, "text"]),
          ...(response.messages && { messages: turns(response.messages, ["responses", at, "messages"], change) }),
        })),
      };
    case "conversation":
      return { messages: turns(example.messages, ["messages"], change) };
  }
}

function turns(messages: readonly Message[], path: TextPath, change: Change): Message[] {
  return messages.map((message, at) => ({
    ...message,
    content: change(message.content, [...path, at, "content"]),
    ...(message.role !== "tool" && message.name !== undefined && { name: change(message.name, [...path, at, "name"]) }),
    ...(message.reasoning !== undefined && { reasoning: change(message.reasoning, [...path, at, "reasoning"]) }),
    ...(message.toolCalls && {
      toolCalls: message.toolCalls.map((call, place) => ({
        ...call,
        ...(call.arguments !== undefined && {
          arguments: deep(call.arguments, [...path, at, "toolCalls", place, "arguments"], change),
        }),
      })),
    }),
  }));
}

/** A value of JSON with every text in it changed. */
function deep<T>(value: T, path: TextPath, change: Change): T {
  if (typeof value === "string") return change(value, path) as T;
  if (Array.isArray(value)) return value.map((item, at) => deep(item, [...path, at], change)) as T;
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, deep(member, [...path, name], change)]);
  return Object.fromEntries(members) as T;
}
