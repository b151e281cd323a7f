import type { FactSpan } from "./fact";
import { DIGIT, LETTER, letterClass } from "./letters";

export interface PhraseOfType {
  type: string;
  phrase: string;
  /** It counts only as the first thing that a text says. */
  first?: boolean;
}

/** A phrase with the state of the automaton in which it ends. */
interface Ending extends PhraseOfType {
  length: number;
}

/**
 * Finds any of many phrases in one pass, whatever the text (Aho & Corasick 1975). Upper and lower case, straight and curly apostrophes and
 * all single white space are one; a phrase begins and ends between words. Of phrases that overlap the one that begins first stays, of those
 * the longest.
 */
export class PhraseMatcher {
  /** By UTF-16 unit the sign that the automaton knows it by; 0 are all that no phrase has. */
  readonly #signs = new Uint16Array(0x10000);
  readonly #alphabet: number;
  /** By state and sign the next state, missing steps filled in. */
  readonly #next: Int32Array;
  readonly #endings: (Ending[] | undefined)[] = [];

  constructor(phrases: readonly PhraseOfType[]) {
    const spelt = phrases.map((given) => ({ ...given, phrase: given.phrase.toLowerCase().replaceAll("’", "'") }));
    const units = [...new Set(spelt.flatMap(({ phrase }) => phrase.split("")))];
    for (const [index, unit] of units.entries()) this.#signs[unit.charCodeAt(0)] = index + 1;
    for (let unit = 0; unit < 0x10000; unit++) this.#signs[unit] ||= this.#signs[plain(unit)]!;
    this.#alphabet = units.length + 1;
    const states = 1 + spelt.reduce((sum, { phrase }) => sum + phrase.length, 0);
    this.#next = new Int32Array(states * this.#alphabet);
    this.#linkFailures(this.#addPhrases(spelt));
  }

  /** Where they stand, ascending and apart, in code points. */
  find(text: string): FactSpan[] {
    const hits: { from: number; to: number; type: string }[] = [];
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      state = this.#next[state * this.#alphabet + this.#signs[text.charCodeAt(at)]!]!;
      const endings = this.#endings[state];
      if (endings) for (const ending of endings) addHit(hits, text, at + 1 - ending.length, at + 1, ending);
    }
    return inCodePoints(text, apart(hits));
  }

  #addPhrases(phrases: readonly PhraseOfType[]): number {
    let states = 1;
    for (const given of phrases) {
      let state = 0;
      for (let at = 0; at < given.phrase.length; at++) {
        const step = state * this.#alphabet + this.#signs[given.phrase.charCodeAt(at)]!;
        this.#next[step] ||= states++;
        state = this.#next[step]!;
      }
      this.#endings[state] = [...(this.#endings[state] ?? []), { ...given, length: given.phrase.length }];
    }
    return states;
  }

  /** Breadth first: a state that a sign does not lead on from goes where the longest end of what it has read would go. */
  #linkFailures(states: number): void {
    const failure = new Int32Array(states);
    const queue = [0];
    for (const state of queue) {
      const inherited = this.#endings[failure[state]!];
      if (state !== 0 && inherited) this.#endings[state] = [...(this.#endings[state] ?? []), ...inherited];
      for (let sign = 0; sign < this.#alphabet; sign++) {
        const step = state * this.#alphabet + sign;
        const elsewhere = state === 0 ? 0 : this.#next[failure[state]! * this.#alphabet + sign]!;
        if (this.#next[step] === 0) this.#next[step] = elsewhere;
        else {
          failure[this.#next[step]!] = elsewhere;
          queue.push(this.#next[step]!);
        }
      }
    }
  }
}

function plain(unit: number): number {
  const letter = String.fromCharCode(unit);
  if (letter === "’" || letter === "‘" || letter === "ʼ") return 0x27;
  if (/\s/.test(letter)) return 0x20;
  const lower = letter.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

function addHit(
  hits: { from: number; to: number; type: string }[],
  text: string,
  from: number,
  to: number,
  { type, first }: PhraseOfType,
): void {
  if (isWithinWord(text, from) || isWithinWord(text, to)) return;
  if (first && !isBeginning(text, from)) return;
  hits.push({ from, to, type });
}

/** Letters of scripts with spaces, or digits, stand on both sides. */
function isWithinWord(text: string, at: number): boolean {
  const isPart = (place: number) => {
    const kind = letterClass(text.charCodeAt(place));
    return kind === LETTER || kind === DIGIT;
  };
  return at > 0 && at < text.length && isPart(at - 1) && isPart(at);
}

/** How far in a text that begins with white space, quotes or marks its first word can stand. */
const FIRST = 40;

function isBeginning(text: string, at: number): boolean {
  return at <= FIRST && !/[\p{L}\p{N}]/u.test(text.slice(0, at));
}

function apart<T extends { from: number; to: number }>(hits: readonly T[]): T[] {
  const sorted = [...hits].sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: T[] = [];
  for (const hit of sorted) if (hit.from >= (kept.at(-1)?.to ?? 0)) kept.push(hit);
  return kept;
}

/** Spans in UTF-16 units, ascending and apart, as spans in code points. */
export function inCodePoints(text: string, spans: readonly FactSpan[]): FactSpan[] {
  const points = unitsToCodePoints(
    text,
    spans.flatMap(({ from, to }) => [from, to]),
  );
  return spans.map((span, index) => ({ ...span, from: points[2 * index]!, to: points[2 * index + 1]! }));
}

/** Ascending UTF-16 offsets as code points, in one pass. */
function unitsToCodePoints(text: string, offsets: readonly number[]): number[] {
  let [at, points] = [0, 0];
  return offsets.map((offset) => {
    while (at < offset) {
      const unit = text.charCodeAt(at++);
      const next = text.charCodeAt(at);
      if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) at++;
      points++;
    }
    return points;
  });
}
