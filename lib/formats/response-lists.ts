import { takeAsked } from "@/lib/formats/asked";
import { readMessages } from "@/lib/formats/chat-messages";
import type { MessageDraft } from "@/lib/formats/chat-turn";
import { isRoleList } from "@/lib/formats/conversation";
import { type Fields, isRecord } from "@/lib/formats/fields";
import { toNumber, unpackJson } from "@/lib/formats/json-cell";
import { responseOf } from "@/lib/formats/preference-context";
import { blindOrder } from "@/lib/formats/preference-pairs";
import { hasTextResponse } from "@/lib/formats/prompt-response";
import { type Draft, type FieldProblem, isProblem } from "@/lib/formats/recogniser";
import { rankingOf, verdictOf } from "@/lib/formats/verdict";

/** Fields that hold several responses to one prompt, as a list. */
export const LISTS = ["responses", "completions", "generations", "candidates", "outputs"] as const;
const TEXTS = ["text", "response", "content", "output", "answer", "completion", "generation"] as const;
const MODELS = ["model", "model_name", "generator"] as const;
const SCORES = ["score", "rating", "reward", "overall_score", "pm_score"] as const;
const RANKS = ["rank", "ranking"] as const;
/** Lists beside the responses, one entry each. */
const MODEL_LISTS = ["generation_models", "models", "model_names"] as const;
const SCORE_LISTS = ["ratings", "scores", "rewards"] as const;

/** The name of the field that lists a record's responses. `answers` are references, unless they are judged or have models. */
export function responseList(fields: Fields): string | undefined {
  // A list of one beside a response is no more than that.
  const least = hasTextResponse(fields) ? 2 : 1;
  const name = LISTS.find((candidate) => (listIn(fields, candidate)?.length ?? 0) >= least);
  if (name !== undefined) return name;
  const answers = listIn(fields, "answers") ?? [];
  if (answers.length > 1 && answers.every(isJudged)) return "answers";
  return isBestFirst(fields) ? "output" : undefined;
}

function isJudged(item: unknown): boolean {
  return isRecord(item) && [...SCORES, ...RANKS, ...MODELS].some((own) => own in item);
}

/** Alpaca's former way to write a preference: outputs, the better first. */
function isBestFirst(fields: Fields): boolean {
  const outputs = listIn(fields, "output") ?? [];
  return outputs.length > 1 && outputs.every((item) => typeof item === "string");
}

function listIn(fields: Fields, name: string): unknown[] | null {
  const list = fields.json(name);
  return Array.isArray(list) && list.length > 0 && !isRoleList(list) ? list : null;
}

interface Answer {
  text: unknown;
  messages?: readonly MessageDraft[];
  model?: unknown;
  score?: number | undefined;
  rank?: number | undefined;
  /** What stands beside its text and has no place. */
  rest: Record<string, unknown>;
}

/**
 * Responses as a list, of texts, of messages or of `{text, model}`, with their models, scores or ranks in the entries or
 * in lists beside. Where all of them are scored or ranked, that is a label that somebody gave before: it goes to the
 * provenance as `ranking`, and the order of the responses depends on nothing but their texts. Else they keep their order.
 */
export function readList(fields: Fields, name: string): Draft | FieldProblem {
  const isSorted = name === "output";
  const list = unpackJson(fields.as("responses").take(name)) as unknown[];
  const models = besideList(fields, MODEL_LISTS, list.length, "responses[].model");
  const scores = besideList(fields, SCORE_LISTS, list.length, "provenance.extra.scores");
  const answers: Answer[] = [];
  for (const [index, item] of list.entries()) {
    const answer = readAnswer(fields, name, item);
    if (isProblem(answer)) return answer;
    const rank = isSorted ? index + 1 : answer.rank;
    answers.push({ model: models?.[index] ?? undefined, score: numberOf(scores?.[index]), ...answer, rank });
  }
  const ranks = complete(answers.map(({ rank }) => rank));
  const standing = ranks ?? complete(answers.map(({ score }) => score));
  const order = standing ? inBlindOrder(answers) : answers.map((_, index) => index);
  const inOrder = <Item>(items: readonly Item[]) => order.map((index) => items[index] as Item);
  const asked = takeAsked(fields);
  if (isProblem(asked)) return asked;
  const verdict = standing ? verdictOf(rankingOf(inOrder(standing), ranks !== undefined)) : { extra: {} };
  const leftovers = inOrder(answers).flatMap(({ rest }, index) =>
    Object.keys(rest).length > 0 ? [[index, rest]] : [],
  );
  const extra = {
    ...(asked.input !== undefined && { input: asked.input }),
    ...(scores && { scores: inOrder(scores) }),
    ...verdict.extra,
    ...(leftovers.length > 0 && { responses: Object.fromEntries(leftovers) }),
  };
  const responses = inOrder(answers).map(({ text, messages, model }) => ({
    text,
    model,
    ...(messages && { messages }),
  }));
  const [only] = responses;
  const { prompt, context, system } = asked;
  // A list of one response is no comparison.
  if (only && responses.length === 1) {
    const content = { kind: "instruction" as const, prompt, response: only.text };
    return { content, extra, ...(typeof only.model === "string" && { model: only.model }) };
  }
  return {
    content: { kind: "preference", prompt, responses, ...(context && { context }) },
    ...(system !== undefined && { system }),
    extra,
    ...(verdict.prior && { prior: verdict.prior }),
  };
}

function readAnswer(fields: Fields, name: string, item: unknown): Answer | FieldProblem {
  const messages = messagesIn(item);
  if (messages) {
    const read = readMessages(name, messages);
    return isProblem(read) ? read : { ...responseOf(read.messages), rest: read.leftovers };
  }
  if (!isRecord(item)) return { text: item, rest: {} };
  const own = fields.inside(`${name}[]`, item);
  const first = (names: readonly string[]) =>
    names.map((one) => numberOf(own.peek(one))).find((one) => one !== undefined);
  const [score, rank, model] = [first(SCORES), first(RANKS), own.as("responses[].model").takeString(...MODELS)];
  const chat = own.has("messages") ? readMessages(name, own.as("responses[].messages").take("messages")) : undefined;
  if (chat && isProblem(chat)) return chat;
  const told = chat && responseOf(chat.messages);
  const text = own.as("responses[].text").takeText(...TEXTS) ?? told?.text;
  return {
    ...told,
    text,
    ...(model !== undefined && { model }),
    ...(score !== undefined && { score }),
    rank,
    rest: own.rest(),
  };
}

/** A response that is messages itself, or one of them. */
function messagesIn(item: unknown): unknown {
  if (isRoleList(item)) return item;
  return isRecord(item) && "role" in item ? [item] : undefined;
}

/** A list of the same length that says one thing of each response. */
function besideList(fields: Fields, names: readonly string[], length: number, target: string): unknown[] | undefined {
  for (const name of names) {
    const beside = fields.json(name);
    if (!Array.isArray(beside) || beside.length !== length) continue;
    fields.as(target).take(name);
    return beside;
  }
  return undefined;
}

function numberOf(value: unknown): number | undefined {
  const number = toNumber(value);
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function complete(numbers: readonly (number | undefined)[]): readonly number[] | undefined {
  return numbers.length > 1 && numbers.every((number) => number !== undefined) ? numbers : undefined;
}

/** Places of the answers, in an order that says nothing about which was better. */
function inBlindOrder(answers: readonly Answer[]): number[] {
  const texts = answers.map(({ text }) => String(text));
  const places = new Map<string, number[]>();
  for (const [index, text] of texts.entries()) places.set(text, [...(places.get(text) ?? []), index]);
  return blindOrder(texts).map((text) => places.get(text)?.shift() ?? 0);
}
