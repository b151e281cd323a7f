import { createHash } from "node:crypto";
import { z } from "zod";
import { integer } from "@/lib/input/schemas";
import { unknownBranch } from "./split-patterns";
import { buildCounter, type StoredTokenizer } from "./tokenizer";

export type ReadTokenizer = { ok: true; tokenizer: StoredTokenizer } | { ok: false; message: string };

/** The largest of the usual ones has 33 MB. */
export const LARGEST_TOKENIZER = 64_000_000;
const LARGEST_VOCABULARY = 1_000_000;
const LONGEST_TOKEN = 1000;
/** How much longer all replacements together may make a text. */
const MOST_GROWTH = 16;
const MOST_STEPS = 20;

const flag = z.boolean().nullish();
const short = z.string().max(100);
const token = z.string().max(LONGEST_TOKEN);

const pattern = z.union([
  z.object({ String: z.string().min(1).max(1000) }),
  z.object({
    Regex: z
      .string()
      .min(1)
      .max(10_000)
      .superRefine((regex, context) => {
        const branch = unknownBranch(regex);
        if (branch !== undefined)
          context.addIssue({
            code: "custom",
            message: `splits by a pattern that is not known to take linear time (${branch.slice(0, 100)})`,
          });
      }),
  }),
]);

const normalizerSteps = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Precompiled"]) }),
  z.object({ type: z.literal("Strip"), strip_left: flag, strip_right: flag }),
  z.object({ type: z.literal("Prepend"), prepend: z.string().max(16) }),
  z.object({ type: z.literal("Replace"), pattern, content: z.string().max(MOST_GROWTH) }),
  z.object({
    type: z.literal("BertNormalizer"),
    clean_text: flag,
    handle_chinese_chars: flag,
    strip_accents: flag,
    lowercase: flag,
  }),
]);

const preTokenizerSteps = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["BertPreTokenizer", "Whitespace", "WhitespaceSplit", "Punctuation"]) }),
  z.object({ type: z.literal("Digits"), individual_digits: flag }),
  z.object({ type: z.literal("ByteLevel"), add_prefix_space: flag, use_regex: flag, trim_offsets: flag }),
  z.object({
    type: z.literal("Metaspace"),
    replacement: z.string().max(4),
    str_rep: z.string().max(4).nullish(),
    prepend_scheme: z.enum(["always", "first", "never"]).nullish(),
    add_prefix_space: flag,
  }),
  z.object({
    type: z.literal("Split"),
    pattern,
    invert: z.boolean(),
    behavior: z.enum(["Isolated", "Removed", "MergedWithPrevious", "MergedWithNext", "Contiguous"]),
  }),
]);

/** A step, or a sequence of steps; sequences in sequences are nobody's. */
const normalizer = z
  .union([
    normalizerSteps,
    z.object({ type: z.literal("Sequence"), normalizers: z.array(normalizerSteps).max(MOST_STEPS) }),
  ])
  .nullable()
  .refine((given) => growthOf(given && "normalizers" in given ? given.normalizers : []) <= MOST_GROWTH, {
    error: `makes a text more than ${MOST_GROWTH} times as long by its replacements`,
  });

const preTokenizer = z
  .union([
    preTokenizerSteps,
    z.object({ type: z.literal("Sequence"), pretokenizers: z.array(preTokenizerSteps).max(MOST_STEPS) }),
  ])
  .nullable();

function growthOf(steps: readonly z.infer<typeof normalizerSteps>[]): number {
  return steps.reduce((growth, step) => growth * (step.type === "Replace" ? Math.max(step.content.length, 1) : 1), 1);
}

/** A million members one by one in a schema would take seconds. */
const vocabulary = z.custom<Record<string, number>>(
  (given) => {
    if (typeof given !== "object" || given === null || Array.isArray(given)) return false;
    const entries = Object.entries(given);
    return (
      entries.length > 0 &&
      entries.length <= LARGEST_VOCABULARY &&
      entries.every(([text, id]) => text.length <= LONGEST_TOKEN && isId(id))
    );
  },
  { error: `must hold one to ${LARGEST_VOCABULARY} tokens with whole numbers from 0` },
);

const merges = z.custom<string[] | [string, string][]>(
  (given) =>
    Array.isArray(given) && given.length <= LARGEST_VOCABULARY && (given.every(isJoinedPair) || given.every(isPair)),
  { error: `must be a list of at most ${LARGEST_VOCABULARY} pairs of tokens` },
);

const scored = z.custom<[string, number][]>(
  (given) => Array.isArray(given) && given.length > 0 && given.length <= LARGEST_VOCABULARY && given.every(isScored),
  { error: `must be a list of one to ${LARGEST_VOCABULARY} tokens, each with its score` },
);

function isId(given: unknown): boolean {
  return Number.isInteger(given) && (given as number) >= 0 && (given as number) < 10 * LARGEST_VOCABULARY;
}
function isJoinedPair(given: unknown): boolean {
  return typeof given === "string" && given.length <= 2 * LONGEST_TOKEN && given.includes(" ");
}
function isPair(given: unknown): boolean {
  return Array.isArray(given) && given.length === 2 && given.every((half) => typeof half === "string");
}
function isScored(given: unknown): boolean {
  return (
    Array.isArray(given) &&
    given.length === 2 &&
    typeof given[0] === "string" &&
    given[0].length <= LONGEST_TOKEN &&
    Number.isFinite(given[1])
  );
}

const model = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("BPE"),
    vocab: vocabulary,
    merges,
    unk_token: token.nullish(),
    byte_fallback: flag,
    ignore_merges: flag,
    fuse_unk: flag,
    end_of_word_suffix: short.nullish(),
    continuing_subword_prefix: short.nullish(),
  }),
  z.object({
    type: z.literal("WordPiece"),
    vocab: vocabulary,
    unk_token: token,
    continuing_subword_prefix: short,
    // Each word costs the square of its length.
    max_input_chars_per_word: integer(1, 200),
  }),
  z.object({
    type: z.literal("Unigram"),
    vocab: scored,
    unk_id: integer(0, LARGEST_VOCABULARY).nullable(),
    byte_fallback: flag,
  }),
]);

const addedToken = z.object({
  id: integer(0, 10 * LARGEST_VOCABULARY),
  content: z.string().min(1).max(200),
  single_word: flag,
  lstrip: flag,
  rstrip: flag,
  normalized: flag,
  special: flag,
});

const tokenizerSchema = z.object({
  normalizer: normalizer.optional().transform((given) => given ?? null),
  pre_tokenizer: preTokenizer.optional().transform((given) => given ?? null),
  model,
  added_tokens: z.array(addedToken).max(100_000).default([]),
});

/**
 * Reads a `tokenizer.json` of Hugging Face's tokenizers: BPE, WordPiece or Unigram, with the steps that the library here can take and
 * patterns that are known to run in linear time. What only decodes or adds a template's tokens is left out. A refusal says which member is
 * wrong and what can be done.
 */
export function readTokenizer(text: string): ReadTokenizer {
  if (text.length > LARGEST_TOKENIZER) return refuse(`The file has more than ${LARGEST_TOKENIZER / 1e6} MB.`);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return refuse(`The file is not JSON: ${(error as Error).message}.`);
  }
  const read = tokenizerSchema.safeParse(given);
  if (!read.success) return refuse(`${firstProblem(read.error)}.`);
  const kept = { ...read.data, decoder: null, post_processor: null };
  try {
    buildCounter(kept)("Hello, wörld! 你好 1234\n");
  } catch (error) {
    return refuse(`The tokenizer cannot be used: ${(error as Error).message}.`);
  }
  const json = JSON.stringify(kept);
  const tokens = Array.isArray(kept.model.vocab) ? kept.model.vocab.length : Object.keys(kept.model.vocab).length;
  return { ok: true, tokenizer: { hash: createHash("sha256").update(json).digest("hex"), tokens, json } };
}

function refuse(problem: string): ReadTokenizer {
  return {
    ok: false,
    message: `${problem} Give the tokenizer.json of a model of the Hugging Face hub, or count by o200k_base.`,
  };
}

/** The deepest of what is wrong: of a choice of shapes the one that came furthest. */
function firstProblem(error: z.ZodError, path: PropertyKey[] = []): string {
  const issue = error.issues[0]!;
  const here = [...path, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const deepest = issue.errors
      .map((issues) => ({ issues, depth: Math.max(0, ...issues.map((inner) => inner.path.length)) }))
      .reduce((best, next) => (next.depth > best.depth ? next : best));
    if (deepest.issues.length > 0) return firstProblem(new z.ZodError(deepest.issues), here);
  }
  return `${here.length > 0 ? here.join(".") : "The file"}: ${issue.message}`;
}
