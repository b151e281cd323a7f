import type { FactExample, FactPart, FactToolCall } from "@/lib/core/facts/fact";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { normalForm } from "@/lib/core/text/normal-form";

/** What of two examples is compared: all of it, what stands before the response, the user's last turn, or the response. */
export const MEANINGS = ["whole", "prompt", "question", "response"] as const;
export type Meaning = (typeof MEANINGS)[number];

/** What is said in an example under one meaning, said by whom, in its order. */
export type Said = readonly { by: string; text: string }[];

/** What is compared of an example under one meaning. */
export interface Compared {
  /** What was said, as it stands: equal where nothing differs. */
  exact: string;
  /** The same in its normal form. */
  normal: string;
  /** The text whose similarity is measured. Of JSON and of tool calls only names of tools and values: a schema is the same in all of its calls. */
  text: string;
  /** What similar texts must have the same of, in its normal form: the system prompt and the contexts that they are said under. */
  ground: string;
}

const inQuotes = (text: string): string => JSON.stringify(text);

/**
 * What is compared; null where the example has nothing of that meaning, or nothing but white space. Whoever asks for several meanings may
 * give a `normalForm` and a `quoted` that remember, as they have texts in common.
 */
export function comparedOf(
  example: FactExample,
  meaning: Meaning,
  formOf = normalForm,
  quoted = inQuotes,
): Compared | null {
  const said = saidIn(example, meaning);
  if (!said.some(({ text }) => text.trim() !== "")) return null;
  const surroundings = meaning === "whole" || meaning === "prompt" ? surroundingsOf(example, meaning) : [];
  const normalised = ({ by, text }: Said[number]) => ({ by, text: formOf(text) });
  const ground = surroundings.map(normalised);
  const normal = said.map(normalised);
  /** As JSON writes pairs. */
  const written = (pairs: Said) => `[${pairs.map(({ by, text }) => `[${inQuotes(by)},${quoted(text)}]`).join(",")}]`;
  return {
    exact: written([...surroundings, ...said]),
    normal: written([...ground, ...normal]),
    // Not all who compare ask for it, and reading JSON takes long.
    get text() {
      const texts = said.map(({ text }, k) => {
        const values = valuesOf(text);
        return values === text ? normal[k]!.text : formOf(values);
      });
      return texts.filter((text) => text !== "").join(" ");
    },
    ground: written(ground),
  };
}

function surroundingsOf({ parts, tools }: FactExample, meaning: Meaning): Said {
  const around = parts.filter(isSurrounding).map(({ kind, text }) => ({ by: kind === "turn" ? "system" : kind, text }));
  return meaning === "whole" && tools.length > 0 ? [...around, { by: "tools", text: tools.join(" ") }] : around;
}

const isSurrounding = ({ kind, speaker }: FactPart) =>
  kind === "system" || kind === "context" || (kind === "turn" && speaker === "system");

/** What is said in an example under one meaning, without the system prompt and the contexts that it is said under. */
export function saidIn(example: FactExample, meaning: Meaning): Said {
  const { kind, parts } = example;
  if (kind === "conversation") return saidInTurns(example, meaning);
  const of = (wanted: FactPart["kind"], by: string) =>
    parts.filter((part) => part.kind === wanted).map(({ text }) => ({ by, text }));
  switch (meaning) {
    case "whole":
      return [...of("text", "text"), ...of("prompt", "user"), ...of("response", "assistant")];
    case "prompt":
    case "question":
      return of("prompt", "user");
    case "response":
      return kind === "preference" ? [] : of("response", "assistant");
  }
}

function saidInTurns({ parts, toolCalls }: FactExample, meaning: Meaning): Said {
  const turns = parts.filter((part) => part.kind === "turn");
  const last = turns.findLastIndex(({ speaker }) => speaker === "assistant");
  const end = last === -1 ? turns.length : last;
  const within = (from: number, to: number) =>
    turns
      .slice(from, to)
      .filter((turn) => !isSurrounding(turn))
      .flatMap(({ speaker = "", text, place }) => [
        { by: speaker, text },
        ...toolCalls.filter(({ turn }) => turn === place).map((call) => ({ by: "call", text: callText(call) })),
      ]);
  switch (meaning) {
    case "whole":
      return within(0, turns.length);
    case "prompt":
      return within(0, end);
    case "question": {
      const question = turns.findLastIndex(({ speaker }, k) => speaker === "user" && k < end);
      return question === -1 ? [] : within(question, question + 1);
    }
    case "response":
      return last === -1 ? [] : within(last, last + 1);
  }
}

function callText({ name, arguments: given }: FactToolCall): string {
  return typeof given === "string" ? `${name}\n${given}` : canonicalJson([name, given]);
}

/** A text that is JSON as its values, one after another; any other text as it is. */
function valuesOf(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    const values: string[] = [];
    const open: unknown[] = [JSON.parse(text)];
    while (open.length > 0) {
      const value = open.pop();
      if (typeof value === "object" && value !== null) open.push(...Object.values(value).reverse());
      else values.push(String(value));
    }
    return values.join(" ");
  } catch {
    return text;
  }
}
