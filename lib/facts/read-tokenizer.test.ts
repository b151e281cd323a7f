import { describe, expect, it } from "vitest";
import { LARGEST_TOKENIZER, readTokenizer } from "./read-tokenizer";
import { unknownBranch } from "./split-patterns";
import { buildCounter } from "./tokenizer";
import { TOKENS } from "./tokens";

const LLAMA_3 = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;
const O200K = String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`;

const split = (regex: string) => ({ type: "Split", pattern: { Regex: regex }, behavior: "Isolated", invert: false });

const CL100K = String.raw`'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s`;
const GPT_2 = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`;
const DEEPSEEK = String.raw`[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_${"`"}{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;

/** Knows "low" and "lower" in bytes, and single letters. */
function tinyBpe(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const vocab = Object.fromEntries([..."Ġlower", "lo", "low", "er", "lower"].map((token, id) => [token, id]));
  return {
    version: "1.0",
    added_tokens: [{ id: 99, content: "<|end|>", special: true }],
    normalizer: null,
    pre_tokenizer: {
      type: "Sequence",
      pretokenizers: [split(LLAMA_3), { type: "ByteLevel", add_prefix_space: false, use_regex: false }],
    },
    post_processor: { type: "TemplateProcessing", single: [], pair: [], special_tokens: {} },
    decoder: { type: "ByteLevel" },
    model: { type: "BPE", vocab, merges: ["l o", "lo w", "e r", "low er"], unk_token: null, byte_fallback: false },
    ...changes,
  };
}

function tokensOf(json: Record<string, unknown>, text: string): number {
  const read = readTokenizer(JSON.stringify(json));
  if (!read.ok) throw new Error(read.message);
  return buildCounter(JSON.parse(read.tokenizer.json) as object)(text);
}

const messageOf = (text: string) => {
  const read = readTokenizer(text);
  return read.ok ? "read" : read.message;
};

describe("a tokenizer that was uploaded", () => {
  it("counts by its own merges, without what a template adds", () => {
    expect(tokensOf(tinyBpe(), "lower low")).toBe(3);
    expect(tokensOf(tinyBpe(), "low<|end|>")).toBe(2);
    expect(tokensOf(tinyBpe(), "")).toBe(0);
    expect(tokensOf(tinyBpe(), "lower ".repeat(10_000).trimEnd())).toBe(19_999);
  });

  it("is what the maker counts by, once it was loaded by its hash", async () => {
    const read = readTokenizer(JSON.stringify(tinyBpe()));
    if (!read.ok) throw new Error(read.message);
    const { hash, tokens, json } = read.tokenizer;
    const parameters = { tokenizer: { hash, tokens, name: "tiny" } };
    await TOKENS.prepare(parameters, async (asked) => (asked === hash ? json : ""));
    const example = {
      kind: "text" as const,
      parts: [{ kind: "text" as const, place: 0, text: "lower" }],
      toolCalls: [],
      tools: [],
    };
    expect(TOKENS.make(example, parameters).parts).toEqual([{ tokens: 1 }]);
  });

  it("keeps its fingerprint whatever stands beside what counts", () => {
    const [one, other] = [tinyBpe(), tinyBpe({ decoder: null, truncation: { max_length: 5 } })].map((json) =>
      readTokenizer(JSON.stringify(json)),
    );
    expect(one!.ok && other!.ok && one!.tokenizer.hash === other!.tokenizer.hash).toBe(true);
  });

  it("may be WordPiece or Unigram", () => {
    const wordPiece = {
      type: "WordPiece",
      vocab: { "[UNK]": 0, low: 1, "##er": 2 },
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
    };
    const bert = {
      normalizer: { type: "BertNormalizer", lowercase: true },
      pre_tokenizer: { type: "BertPreTokenizer" },
    };
    expect(tokensOf(tinyBpe({ model: wordPiece, ...bert }), "Lower low xyz")).toBe(4);
    const unigram = {
      type: "Unigram",
      unk_id: 0,
      vocab: [
        ["<unk>", 0],
        ["▁low", -1],
        ["er", -2],
        ["l", -5],
      ],
    };
    const metaspace = { pre_tokenizer: { type: "Metaspace", replacement: "▁", prepend_scheme: "always" } };
    expect(tokensOf(tinyBpe({ model: unigram, ...metaspace }), "lower low")).toBe(3);
  });

  it.each<[string, string, RegExp]>([
    ["no JSON", "{", /^The file is not JSON: .* o200k_base\.$/],
    ["another shape", "[]", /^The file: /],
    ["no model", "{}", /^model: /],
    ["a model of another kind", JSON.stringify(tinyBpe({ model: { type: "Other" } })), /^model\.type: /],
    [
      "a pattern that can take for ever",
      JSON.stringify(tinyBpe({ pre_tokenizer: split("(a+)+$") })),
      /^pre_tokenizer\.pattern\.Regex: splits by a pattern that is not known to take linear time/,
    ],
    [
      "such a pattern in a sequence",
      JSON.stringify(tinyBpe({ pre_tokenizer: { type: "Sequence", pretokenizers: [split("(.*)*x")] } })),
      /^pre_tokenizer\.pretokenizers\.0\.pattern\.Regex: /,
    ],
    [
      "replacements that explode",
      JSON.stringify(
        tinyBpe({
          normalizer: {
            type: "Sequence",
            normalizers: Array(4).fill({ type: "Replace", pattern: { String: "a" }, content: "aaaaaaaa" }),
          },
        }),
      ),
      /^normalizer: makes a text more than 16 times as long/,
    ],
    [
      "numbers that are none",
      JSON.stringify(tinyBpe({ model: { type: "BPE", vocab: { a: 1e300 }, merges: [] } })),
      /^model\.vocab: must hold/,
    ],
    [
      "words of any length",
      JSON.stringify(
        tinyBpe({
          model: {
            type: "WordPiece",
            vocab: { a: 0 },
            unk_token: "a",
            continuing_subword_prefix: "",
            max_input_chars_per_word: 1e9,
          },
        }),
      ),
      /^model\.max_input_chars_per_word: /,
    ],
  ])("refuses %s", (_, text, message) => expect(messageOf(text)).toMatch(message));

  it("refuses what is too large before it is read", () => {
    expect(messageOf(" ".repeat(LARGEST_TOKENIZER + 1))).toMatch(/more than 64 MB/);
  });
});

describe("patterns that are known", () => {
  it.each([
    LLAMA_3,
    O200K,
    CL100K,
    GPT_2,
    DEEPSEEK,
    String.raw`\p{N}{1,3}`,
    "[一-龥぀-ゟ゠-ヿ]+",
    String.raw`\d`,
    " {2,}",
    String.raw`\p{N}`,
  ])("%s", (regex) => {
    expect(unknownBranch(regex)).toBeUndefined();
  });

  it.each(["(a+)+", "(a|a)*b", ".*", "a*a*b", String.raw`\s+x`, "[", "("])("%s is not", (regex) => {
    expect(unknownBranch(regex)).toBeDefined();
  });
});
