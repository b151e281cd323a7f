import { normalForm } from "@/lib/core/text/normal-form";
import { codePointLength, codePointsBefore } from "../text/code-points";
import { NearIndex } from "./near";
import {
  ANY_RUN,
  COVERED_RUN,
  LEAST_COVERAGE,
  LEAST_SIMILARITY,
  LETTERS_PER_WORD,
  LONGEST_NEAR,
  MOST_ITEMS_OF_A_RUN,
  RULES,
  type Rule,
} from "./rules";
import { RunIndex, type SharedRun } from "./runs";
import { isUnspaced, type Tokens, tokensOf } from "./tokens";

/** What there is of one item of an evaluation or benchmark: its prompt, or where that is not given its hash. */
export interface Item {
  /** The prompt; of a text the text. */
  prompt?: string;
  /** SHA-256 (hex) of the normalised prompt, where that is all there is. */
  promptHash?: string;
  /** What tells that the whole content is the same, of every example with this prompt. */
  contentHashes?: readonly string[];
}

/** A text of an example that is compared. A whole one is a prompt, a turn of the user or a text, and is also compared in one piece. */
export interface ComparedText {
  text: string;
  isWhole: boolean;
  /** Whether its words are read; not, where they stand in other texts of the example too. */
  isRead: boolean;
}

/** That a text of an example says what an item says. Places are in code points; `to` is exclusive. */
export interface Hit {
  /** The item, by the order in which the items were given. */
  item: number;
  rule: Exclude<Rule, "descent">;
  /** Share of the item's words in common runs; of near texts their similarity; 1 where they are equal. */
  coverage: number;
  /** The text by its place among those that were compared; null where the example as a whole is the same. */
  text: number | null;
  span: [from: number, to: number] | null;
  itemSpan: [from: number, to: number] | null;
}

interface Finding {
  add: (hit: Hit) => void;
  most: number;
  /** Takes lists of items of which only the first were added. */
  cut: Set<readonly number[]>;
}

interface ByWords {
  /** Their places among all items. */
  items: number[];
  any: RunIndex;
  covered: RunIndex;
}

/**
 * The items of evaluations and benchmarks, and which of them an example says too. Memory is bounded by the items; of what is compared
 * nothing is kept.
 */
export class ContaminationIndex {
  readonly #items: readonly Item[];
  readonly #digest: (text: string) => string;
  readonly #byContent = new Map<string, number>();
  readonly #byPrompt = new Map<string, number[]>();
  readonly #byHash = new Map<string, number[]>();
  readonly #codes = new Map<string, number>();
  readonly #near: NearIndex;
  /** Of each text of the index of near ones the items that say it. */
  readonly #nearItems: (readonly number[])[];
  readonly #byWords: ByWords[];

  /** `digest` gives the SHA-256 (hex) of a text. */
  constructor(items: readonly Item[], digest: (text: string) => string) {
    this.#items = items;
    this.#digest = digest;
    const spaced = { items: [] as number[], words: [] as number[][] };
    const unspaced = { items: [] as number[], words: [] as number[][] };
    items.forEach(({ prompt, promptHash, contentHashes = [] }, item) => {
      for (const hash of contentHashes) this.#byContent.set(hash, item);
      if (promptHash !== undefined) listed(this.#byHash, promptHash, item);
      const plain = normalForm(prompt ?? "");
      if (prompt === undefined || plain === "") return;
      listed(this.#byPrompt, plain, item);
      const tokens = tokensOf(prompt);
      const kind = isUnspaced(tokens) ? unspaced : spaced;
      kind.items.push(item);
      kind.words.push(tokens.words.map((word) => this.#newCode(word)));
    });
    // What thousands of items say is compared once.
    const near = [...this.#byPrompt].filter(([plain]) => plain.length <= LONGEST_NEAR);
    this.#nearItems = near.map(([, own]) => own);
    this.#near = new NearIndex(
      near.map(([plain]) => plain),
      LEAST_SIMILARITY,
    );
    this.#byWords = [
      { ...spaced, perWord: 1 },
      { ...unspaced, perWord: LETTERS_PER_WORD },
    ].flatMap(({ items: own, words, perWord }) =>
      own.length === 0
        ? []
        : {
            items: own,
            any: new RunIndex(words, ANY_RUN * perWord, MOST_ITEMS_OF_A_RUN),
            covered: new RunIndex(words, COVERED_RUN * perWord, MOST_ITEMS_OF_A_RUN),
          },
    );
  }

  /** Runs of 8 words that say of no item that it is there, since more than 25 items have them. */
  get commonRuns(): number {
    return this.#byWords.reduce((sum, { covered }) => sum + covered.common, 0);
  }

  /** The items that an example says too, each by the surest rule, the surest first. `contentHash` is of the example as a whole. */
  find(contentHash: string, texts: readonly ComparedText[]): Hit[] {
    return this.findSurest(contentHash, texts, Number.POSITIVE_INFINITY).hits;
  }

  /** So many of them at most, and how many more there are: where thousands of items say the same, these are not gone through one by one. */
  findSurest(contentHash: string, texts: readonly ComparedText[], most: number): { hits: Hit[]; more: number } {
    const best = new Map<number, Hit>();
    const add = (hit: Hit) => {
      const known = best.get(hit.item);
      if (!known || surer(hit, known)) best.set(hit.item, hit);
    };
    const same = this.#byContent.get(contentHash);
    if (same !== undefined) add({ item: same, rule: "same-content", coverage: 1, ...NOWHERE });
    const seen = new Set<string>();
    const cut = new Set<readonly number[]>();
    texts.forEach(({ text, isWhole, isRead }, place) => {
      if (isWhole && !seen.has(text)) this.#findWhole(text, place, { add, most, cut });
      seen.add(text);
      if (isRead) this.#findRuns(text, place, add);
    });
    const hits = [...best.values()].sort((a, b) => (surer(a, b) ? -1 : 1)).slice(0, most);
    let more = best.size - hits.length;
    for (const items of cut) for (const item of items) if (!best.has(item)) more++;
    return { hits, more };
  }

  #findWhole(text: string, place: number, { add, most, cut }: Finding): void {
    const plain = normalForm(text);
    if (plain === "") return;
    const length = codePointLength(text);
    const whole = (items: readonly number[], rule: (item: number) => Hit["rule"], coverage: number) => {
      if (items.length > most) cut.add(items);
      for (const item of items.slice(0, most)) {
        const { prompt } = this.#items[item]!;
        const itemSpan: Hit["itemSpan"] = prompt === undefined ? null : [0, codePointLength(prompt)];
        add({ item, rule: rule(item), coverage, text: place, span: [0, length], itemSpan });
      }
    };
    const alike = this.#byPrompt.get(plain);
    if (alike) {
      const isSame = (item: number) => this.#items[item]!.prompt === text;
      if (alike.length > most) whole(alike.filter(isSame).slice(0, most), () => "same-prompt", 1);
      whole(alike, (item) => (isSame(item) ? "same-prompt" : "normalised"), 1);
    }
    if (this.#byHash.size > 0) whole(this.#byHash.get(this.#digest(plain)) ?? [], () => "hash", 1);
    if (plain.length > LONGEST_NEAR / LEAST_SIMILARITY) return;
    for (const { item, similarity } of this.#near.find(plain)) whole(this.#nearItems[item]!, () => "near", similarity);
  }

  #findRuns(text: string, place: number, add: (hit: Hit) => void): void {
    if (this.#byWords.length === 0) return;
    const tokens = tokensOf(text);
    const codes = Int32Array.from(tokens.words, (word) => this.#codes.get(word) ?? -1);
    for (const { items, any, covered } of this.#byWords) {
      const hit = (rule: Hit["rule"], shared: SharedRun) => {
        const item = items[shared.item]!;
        const { prompt } = this.#items[item]!;
        const span = placeOf(text, tokens, shared.at, shared.length);
        const itemSpan = placeOf(prompt!, tokensOf(prompt!), shared.itemAt, shared.length);
        add({ item, rule, coverage: shared.coverage, text: place, span, itemSpan });
      };
      for (const shared of any.find(codes)) hit("words-13", shared);
      for (const shared of covered.find(codes)) if (shared.coverage >= LEAST_COVERAGE) hit("words-8", shared);
    }
  }

  #newCode(word: string): number {
    const known = this.#codes.get(word);
    if (known !== undefined) return known;
    this.#codes.set(word, this.#codes.size);
    return this.#codes.size - 1;
  }
}

const NOWHERE = { text: null, span: null, itemSpan: null } as const;

function surer(one: Hit, other: Hit): boolean {
  const [a, b] = [RULES.indexOf(one.rule), RULES.indexOf(other.rule)];
  return a !== b ? a < b : one.coverage > other.coverage;
}

function listed(by: Map<string, number[]>, key: string, item: number): void {
  const known = by.get(key);
  if (known) known.push(item);
  else by.set(key, [item]);
}

/** Where some words in a row stand, in code points. */
function placeOf(text: string, { from, to }: Tokens, at: number, length: number): [number, number] {
  return [codePointsBefore(text, from[at]!), codePointsBefore(text, to[at + length - 1]!)];
}
