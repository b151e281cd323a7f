import type { PersonalType } from "@/lib/core/facts/personal-type";

/** What a rule found: from (inclusive) to (exclusive) in UTF-16 units. */
export interface Hit {
  type: PersonalType;
  /** The rule that found it, so that a reader can say by what it was told. */
  rule: string;
  from: number;
  to: number;
  confidence: number;
}

/** Finds things of one type in a text, from left to right and without overlaps, in time linear in its length. */
export interface PersonalRule {
  type: PersonalType;
  rule: string;
  /** How sure it is of what it finds, from 0 to 1. */
  confidence: number;
  /** What a text must hold to be read at all; not global. */
  needs?: RegExp;
  find(text: string): Generator<Hit>;
}

/** Seven digits with little between them. */
export const MANY_DIGITS = /\d(?:[ .\-/()]{0,3}\d){6}/;

interface Told extends Omit<PersonalRule, "find"> {
  /** Global; every quantifier is bounded and every match begins at a boundary, so that no letter is read more than so many times. */
  pattern: RegExp;
  /**
   * How many of the matched UTF-16 units belong to it; 0 where it is none. What stands in the group `lead` before it is cut off
   * beforehand. Absent where the pattern says all.
   */
  accept?(found: string, text: string, at: number): number;
}

/** A rule that needs nothing but the written form. */
export function byPattern(told: Told): PersonalRule {
  const { type, rule, confidence, needs } = told;
  return { type, rule, confidence, needs, find: (text) => matches(text, 0, told) };
}

interface RuleByContext extends Told {
  /** Global: words after which the thing may follow. */
  words: RegExp;
  /** Up to how many UTF-16 units behind the word it may begin; 40 unless said. */
  within?: number;
}

/** The longest thing that is looked for behind a word. */
const LONGEST = 40;

/** A rule for what is told only by a word before it, such as nine digits behind “BSN”. */
export function byContext({ words, within = 40, needs = MANY_DIGITS, ...told }: RuleByContext): PersonalRule {
  const { type, rule, confidence } = told;
  return {
    type,
    rule,
    confidence,
    needs,
    *find(text) {
      let behind = 0;
      for (const word of text.matchAll(words)) {
        const start = Math.max(behind, word.index + word[0].length);
        const last = word.index + word[0].length + within;
        // One unit before and a few behind let the pattern see its boundaries.
        const before = Math.max(0, start - 1);
        const near = text.slice(before, last + LONGEST);
        for (const hit of matches(near, start - before, told)) {
          if (before + hit.from > last) break;
          behind = before + hit.to;
          yield { ...hit, from: before + hit.from, to: behind };
        }
      }
    },
  };
}

function* matches(text: string, start: number, { type, rule, confidence, pattern, accept }: Told): Generator<Hit> {
  pattern.lastIndex = start;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const lead = match.groups?.lead?.length ?? 0;
    const from = match.index + lead;
    const found = match[0].slice(lead);
    const taken = accept ? accept(found, text, from) : found.length;
    const to = from + taken;
    pattern.lastIndex = taken > 0 ? to : match.index + 1;
    const next = pattern.lastIndex;
    if (taken > 0) yield { type, rule, from, to, confidence };
    // The pattern is shared: whoever takes the hits may have used it in between.
    pattern.lastIndex = next;
  }
}

/** All of what was found, or nothing of it. */
export const wholeIf = (found: string, valid: boolean): number => (valid ? found.length : 0);
