import { type Fields, isRecord } from "@/lib/formats/fields";
import { hasPrompt, PROMPTS, takePrompt, takeResponse } from "@/lib/formats/prompt-response";
import type { Draft, FieldProblem, Recogniser } from "@/lib/formats/recogniser";
import { letterOf } from "@/lib/formats/verdict";

const CHOICES = ["choices", "options", "endings"] as const;
const ANSWERS = [
  "answer",
  "answerKey",
  "answer_key",
  "answer_idx",
  "answer_index",
  "correct_answer",
  "label",
  "target",
] as const;
/** What a model answered, where the record has it: then the right answer is only kept. */
const OUTPUTS = ["response", "output", "completion", "generation", "prediction"] as const;

/**
 * A question with choices and the right one, as in MMLU, ARC or CommonsenseQA. The prompt is the question with its choices,
 * lettered; the response is the right one, or what a model answered. Choices and answer are kept as they were.
 */
export const multipleChoice: Recogniser = {
  shape: "multiple-choice",
  parts: [
    { words: "a question", names: PROMPTS },
    { words: "choices", names: CHOICES },
    { words: "the right answer", names: ANSWERS },
  ],
  matches: (fields) =>
    (hasPrompt(fields) || fields.has("ctx")) && found(fields) !== undefined && answerName(fields) !== undefined,
  read(fields): Draft | FieldProblem {
    const { names, choices } = found(fields) ?? { names: [], choices: [] };
    const answer = answerName(fields) ?? "answer";
    const output = OUTPUTS.some((name) => fields.has(name)) ? takeResponse(fields) : undefined;
    const kept = Object.fromEntries([...names, answer].map((name) => [name, fields.peek(name)]));
    const given = fields.as(output === undefined ? "response" : "provenance.extra").take(answer);
    for (const name of names) fields.as("prompt").take(name);
    const { prompt, input } = fields.has("ctx")
      ? { prompt: fields.as("prompt").take("ctx"), input: undefined }
      : takePrompt(fields);
    const right = output === undefined ? placeOf(given, choices) : -1;
    if (output === undefined && right === -1)
      return {
        field: answer,
        message: `is ${JSON.stringify(given)}, which is none of the choices, their letters or their places from 0`,
      };
    const lines = choices.map(({ letter, text }) => `${letter}. ${text}`);
    return {
      content: {
        kind: "instruction",
        prompt: `${String(prompt)}\n\n${lines.join("\n")}`,
        response: output ?? lines[right],
      },
      extra: { ...(input !== undefined && { input }), ...kept },
    };
  },
};

interface Choice {
  letter: string;
  text: string;
}

/** The choices: a list of texts, texts and letters side by side (ARC), an object by letter, or a column each (`A`, `B` …). */
function found(fields: Fields): { names: string[]; choices: Choice[] } | undefined {
  for (const name of CHOICES) {
    const choices = choicesOf(fields.json(name));
    if (choices) return { names: [name], choices };
  }
  for (const ending of [(letter: string) => letter, (letter: string) => `option_${letter.toLowerCase()}`]) {
    const letters = ["A", "B", "C", "D", "E", "F"].filter((letter) => fields.has(ending(letter)));
    if (letters.length < 2 || letters[1] !== "B") continue;
    const choices = letters.map((letter) => ({ letter, text: String(fields.peek(ending(letter))) }));
    return { names: letters.map(ending), choices };
  }
  return undefined;
}

function choicesOf(value: unknown): Choice[] | null {
  if (isRecord(value)) {
    const { text, label } = value;
    if (Array.isArray(text)) return lettered(text, Array.isArray(label) ? label : []);
    const texts = Object.values(value);
    return Object.keys(value).every((letter) => /^[A-Z]$/.test(letter)) ? lettered(texts, Object.keys(value)) : null;
  }
  if (!Array.isArray(value)) return null;
  const records = value.filter(isRecord);
  if (records.length === 0) return lettered(value, []);
  return records.length === value.length
    ? lettered(
        records.map(({ text }) => text),
        records.map(({ label }) => label),
      )
    : null;
}

function lettered(texts: readonly unknown[], letters: readonly unknown[]): Choice[] | null {
  const isText = (text: unknown) => typeof text === "string" || typeof text === "number";
  if (texts.length < 2 || texts.length > 26 || !texts.every(isText)) return null;
  return texts.map((text, index) => ({ letter: String(letters[index] ?? letterOf(index)), text: String(text) }));
}

function answerName(fields: Fields): string | undefined {
  return ANSWERS.find((name) => fields.has(name) && fields.peek(name) !== "");
}

/** Which choice is meant: by its letter or text, or as a number by its place from 0. */
function placeOf(answer: unknown, choices: readonly Choice[]): number {
  const text = String(Array.isArray(answer) && answer.length === 1 ? answer[0] : answer).trim();
  const isPlace = typeof answer === "number" && choices[answer] !== undefined;
  if (isPlace && choices[answer]?.letter === letterOf(answer)) return answer;
  const byLetter = choices.findIndex(({ letter }) => letter === text);
  if (byLetter !== -1) return byLetter;
  const byText = choices.findIndex((choice) => choice.text.trim() === text);
  if (byText !== -1) return byText;
  return /^\d+$/.test(text) && Number(text) < choices.length ? Number(text) : -1;
}
