import type { Example, Message } from "@/lib/formats/example";
import type { ExportedExample } from "@/lib/release/formats/exported";
import { CRITERIA } from "./hostile-rows";

type Write = (example: Example, decided: ExportedExample["decided"]) => object | undefined;

/**
 * A row in the shape of a format as if there were no rules: what a few lines of a script would write. What loaders do with it shows whether
 * a row that is left out or changed had to be. None where the shape has no place for the row, or nothing is decided.
 */
export function plainRecords(format: string, { example, decided }: ExportedExample): readonly object[] {
  const written = PLAIN[format]?.(example, decided) ?? [];
  return Array.isArray(written) ? written : [written];
}

const PLAIN: Readonly<Record<string, Write>> = {
  "sft-messages": (example) => chatOf(example, (turns) => ({ messages: turns.map(hugging), tools: example.tools })),
  "openai-chat": (example) => chatOf(example, (turns) => ({ messages: turns.map(openai), tools: example.tools })),
  sharegpt: (example) => chatOf(example, (turns) => conversations(turns, example)),
  alpaca: (example) =>
    chatOf(example, (turns) => {
      const [first, ...rest] = turns;
      const told = first?.role === "system" ? rest : turns;
      const texts = told.map(({ content }) => content);
      if (told.some(({ role, toolCalls }) => role === "tool" || toolCalls) || texts.length % 2 > 0) return undefined;
      return {
        instruction: texts.at(-2),
        input: "",
        output: texts.at(-1),
        system: first?.role === "system" ? first.content : undefined,
        weights: told.flatMap(({ role, weight }) => (role === "assistant" ? [weight ?? 1] : [])),
        history: texts.slice(0, -2).flatMap((text, index, all) => (index % 2 === 0 ? [[text, all[index + 1]]] : [])),
      };
    }),
  "prompt-completion": (example) =>
    chatOf(example, (turns) => ({
      prompt: question(turns).map(hugging),
      completion: turns.slice(question(turns).length).map(hugging),
      tools: example.tools,
    })),
  "prompt-only": (example) => {
    const turns = example.kind === "preference" ? asked(example) : question(withSystem(example) ?? []);
    return turns.length > 0 ? { prompt: turns.map(hugging), tools: example.tools } : undefined;
  },
  "preference-messages": pairOf(hugging),
  "reward-pairs": pairOf(hugging),
  preference: (example, decided) => {
    const pair = decidedPair(example, decided);
    if (!pair || example.kind !== "preference" || example.context) return undefined;
    return { prompt: example.prompt, chosen: pair.chosen.text, rejected: pair.rejected.text, system: example.system };
  },
  "openai-preference": (example, decided) => {
    const pair = decidedPair(example, decided);
    if (!pair || example.kind !== "preference") return undefined;
    return {
      input: { messages: asked(example).map(openai), tools: example.tools },
      preferred_output: answer(pair.chosen).map(openai),
      non_preferred_output: answer(pair.rejected).map(openai),
    };
  },
  "sharegpt-preference": (example, decided) => {
    const pair = decidedPair(example, decided);
    if (!pair || example.kind !== "preference") return undefined;
    const [chosen, rejected] = [answer(pair.chosen), answer(pair.rejected)];
    if (chosen.length > 1 || rejected.length > 1) return undefined;
    return { ...conversations(asked(example), example), chosen: turn(chosen[0]!), rejected: turn(rejected[0]!) };
  },
  kto: (example, decided) => {
    const pair = decidedPair(example, decided);
    if (example.kind === "preference") {
      if (!pair || isContradiction(pair)) return undefined;
      const prompt = asked(example).map(hugging);
      return [
        { prompt, completion: answer(pair.chosen).map(hugging), label: true },
        { prompt, completion: answer(pair.rejected).map(hugging), label: false },
      ];
    }
    return chatOf(example, (turns) => ({
      prompt: question(turns).map(hugging),
      completion: turns.slice(question(turns).length).map(hugging),
      label: decided[CRITERIA.choice] === "yes",
      tools: example.tools,
    }));
  },
  "sharegpt-kto": (example, decided) => {
    const pair = decidedPair(example, decided);
    const label = { kto_tag: decided[CRITERIA.choice] === "yes" };
    if (example.kind !== "preference")
      return chatOf(example, (turns) => ({ ...conversations(turns, example), ...label }));
    if (!pair || isContradiction(pair)) return undefined;
    return [
      { ...conversations([...asked(example), ...answer(pair.chosen)], example), kto_tag: true },
      { ...conversations([...asked(example), ...answer(pair.rejected)], example), kto_tag: false },
    ];
  },
  reward: ofResponse,
  "reward-attributes": ofResponse,
  stepwise: (example) =>
    example.kind === "instruction" && example.steps
      ? { prompt: example.prompt, completions: example.steps, labels: example.steps.map(() => true) }
      : undefined,
};

function ofResponse(example: Example): object | undefined {
  return example.kind === "instruction" || example.kind === "reward"
    ? { prompt: example.prompt, response: example.response, score: 1 }
    : undefined;
}

type Preference = Extract<Example, { kind: "preference" }>;

function withSystem(example: Example): Message[] | undefined {
  const system: Message[] = example.system === undefined ? [] : [{ role: "system", content: example.system }];
  if (example.kind === "conversation") return [...system, ...example.messages];
  if (example.kind !== "instruction" && example.kind !== "reward") return undefined;
  return [...system, { role: "user", content: example.prompt }, { role: "assistant", content: example.response }];
}

/** The turns before the last answer. */
function question(turns: Message[]): Message[] {
  return turns.slice(0, turns.findLastIndex(({ role }) => role !== "assistant") + 1);
}

function chatOf(example: Example, write: (turns: Message[]) => object | undefined): object | undefined {
  const turns = withSystem(example);
  return turns && write(turns);
}

function asked({ system, context, prompt }: Preference): Message[] {
  const turns: Message[] = context ?? [{ role: "user", content: prompt }];
  return system === undefined ? turns : [{ role: "system", content: system }, ...turns];
}

function answer({ text, messages }: Preference["responses"][number]): Message[] {
  return messages ?? [{ role: "assistant", content: text }];
}

function decidedPair(example: Example, decided: ExportedExample["decided"]) {
  const value = decided[CRITERIA.preference];
  if (example.kind !== "preference" || typeof value !== "object" || !("choice" in value)) return undefined;
  const chosen = example.responses["ABC".indexOf(value.choice)];
  const rejected = example.responses.find((response) => response !== chosen);
  return chosen && rejected && { chosen, rejected };
}

/** Two answers of one text, to be learned and unlearned: rows are learned one by one, so no reader sees it. */
function isContradiction({
  chosen,
  rejected,
}: Record<"chosen" | "rejected", Preference["responses"][number]>): boolean {
  return chosen.text.trim() === rejected.text.trim();
}

function pairOf(write: (message: Message) => object): Write {
  return (example, decided) => {
    const pair = decidedPair(example, decided);
    if (!pair || example.kind !== "preference") return undefined;
    return {
      prompt: asked(example).map(write),
      chosen: answer(pair.chosen).map(write),
      rejected: answer(pair.rejected).map(write),
      tools: example.tools,
    };
  };
}

function hugging({ role, content, name, reasoning, toolCalls, toolCallId, weight }: Message) {
  return {
    role,
    content,
    name,
    reasoning_content: reasoning,
    weight,
    tool_call_id: toolCallId,
    tool_calls: toolCalls?.map(({ id, name, arguments: args }) => ({
      id,
      type: "function",
      function: { name, arguments: args },
    })),
  };
}

function openai(message: Message) {
  const { tool_calls: written, ...rest } = hugging(message);
  return {
    ...rest,
    tool_calls: written?.map(({ id, type, function: { name, arguments: args } }) => ({
      id,
      type,
      function: { name, arguments: JSON.stringify(args) },
    })),
  };
}

const FROM = { system: "system", user: "human", assistant: "gpt", tool: "observation" } as const;

function turn({ role, content, toolCalls, weight }: Message) {
  const calls = toolCalls?.map(({ name, arguments: args }) => ({ name, arguments: args }));
  if (!calls) return { from: FROM[role], value: content, weight };
  return { from: "function_call", value: JSON.stringify(calls.length === 1 ? calls[0] : calls), weight };
}

function conversations(turns: Message[], { tools }: Example) {
  return { conversations: turns.map(turn), system: undefined, tools: tools && JSON.stringify(tools) };
}
