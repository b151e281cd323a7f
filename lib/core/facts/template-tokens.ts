import type { FactSpan } from "./fact";
import { inCodePoints } from "./phrase-matcher";

/**
 * By family the marks of chat templates, as their tokenizers write them. `<|…|>` and `<｜…｜>` that no family here has are "other".
 * HTML has `<s>` too, so it counts only where a template sets it: at the very beginning or end.
 */
const FAMILIES: readonly [type: string, pattern: string][] = [
  ["llama2", String.raw`\[\/?INST\]|<<\/?SYS>>|^\s*<s>|<\/s>\s*$`],
  [
    "llama3",
    String.raw`<\|(?:begin_of_text|end_of_text|start_header_id|end_header_id|eot_id|eom_id|python_tag|finetune_right_pad_id|header_start|header_end|eot)\|>`,
  ],
  ["chatml", String.raw`<\|(?:im_start|im_end|im_sep|endoftext)\|>`],
  ["phi", String.raw`<\|(?:user|assistant|system)\|>`],
  ["harmony", String.raw`<\|(?:start|channel|message|constrain|return|call|end)\|>`],
  ["gemma", "<(?:start_of_turn|end_of_turn|bos|eos)>"],
  ["mistral", String.raw`\[\/?(?:AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|SYSTEM_PROMPT|THINK)\]`],
  ["deepseek", String.raw`<｜[^\s<>｜]{1,40}｜>`],
  ["other", String.raw`<\|[A-Za-z0-9_]{1,40}\|>`],
  ["alpaca", String.raw`(?<![^\n])### (?:Instruction|Response|Input):`],
];

const MARKS = new RegExp(FAMILIES.map(([type, pattern]) => `(?<${type}>${pattern})`).join("|"), "g");
const THOUGHT = /<(\/?)think(?:ing)?>/g;

/** Where marks of chat templates stand, code included, since tokenizers read them there too; and `<think>` without its other half. */
export function templateTokensIn(text: string): FactSpan[] {
  if (!/[<[#]/.test(text)) return [];
  const found = [...text.matchAll(MARKS)].map((match): FactSpan => {
    const type = FAMILIES.find(([name]) => match.groups?.[name] !== undefined)![0];
    return { type, from: match.index, to: match.index + match[0].length };
  });
  const spans = [...found, ...unbalancedThoughts(text)].sort((a, b) => a.from - b.from);
  return inCodePoints(text, spans);
}

function unbalancedThoughts(text: string): FactSpan[] {
  const open: FactSpan[] = [];
  const stray: FactSpan[] = [];
  for (const match of text.matchAll(THOUGHT)) {
    const span = { type: "think", from: match.index, to: match.index + match[0].length };
    if (match[1] === "") open.push(span);
    else if (!open.pop()) stray.push(span);
  }
  return [...stray, ...open];
}
