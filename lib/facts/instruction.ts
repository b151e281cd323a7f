import model from "wink-eng-lite-web-model";
import winkNLP, { type ItemSentence, type ItsFunction } from "wink-nlp";
import type { FactExample, FactValues } from "@/lib/core/facts/fact";
import { lastQuestion } from "@/lib/core/facts/last-question";
import { languageOf } from "./language";

const nlp = winkNLP(model, ["sbd", "pos"]);
/** Its declaration leaves out a parameter. */
const LEMMA = nlp.its.lemma as unknown as ItsFunction<string>;

/** What is read of a prompt: what is asked stands in its first paragraph, or else in its last. */
const READ = 300;
const LONGEST_WORD = 40;

interface Word {
  lemma: string;
  pos: string;
}

export interface Instruction {
  verb: string | null;
  object: string | null;
}

const NOTHING: Instruction = { verb: null, object: null };

/**
 * What an English text asks for: the lemma of its first imperative ("Please write a short poem": write, poem), of the verb behind "can you",
 * "I want you to", "help me" and the like, or else of the first full verb of its first question; and of the last noun of the noun phrase
 * behind that verb. As Self-Instruct counts instructions (Wang et al. 2023, figure 3), by parts of speech instead of a parse. Null in other
 * languages and where nothing is asked.
 */
export function instructionOf(text: string): Instruction {
  if (languageOf(text) !== "en") return NOTHING;
  const [first, last] = passagesOf(text);
  const sentences = sentencesOf(first);
  const found = firstIn(sentences, requested);
  if (found) return found;
  const more = last === undefined ? [] : sentencesOf(last);
  return firstIn(more, requested) ?? firstIn(sentences, questioned) ?? firstIn(more, questioned) ?? NOTHING;
}

function firstIn(sentences: readonly Word[][], verbOf: (words: readonly Word[]) => number): Instruction | undefined {
  for (const sentence of sentences) {
    const at = verbOf(sentence);
    const verb = sentence[at]?.lemma;
    if (verb !== undefined && verb.length <= LONGEST_WORD) return { verb, object: objectBehind(sentence, at) };
  }
  return undefined;
}

/** The beginning of the first paragraph, and the end of the last where that is another. */
function passagesOf(text: string): [string, string?] {
  const trimmed = text.trim().toWellFormed();
  const first = trimmed.slice(0, READ).split(/\n\s*\n/)[0]!;
  if (trimmed.length <= first.length) return [first];
  return [
    first,
    trimmed
      .slice(first.length)
      .slice(-READ)
      .split(/\n\s*\n/)
      .at(-1)!,
  ];
}

function sentencesOf(passage: string): Word[][] {
  const sentences: Word[][] = [];
  nlp
    .readDoc(passage)
    .sentences()
    .each((sentence: ItemSentence) => {
      const tokens = sentence.tokens();
      const lemmas = tokens.out(LEMMA);
      const poses = tokens.out(nlp.its.pos);
      sentences.push(lemmas.map((lemma, at) => ({ lemma: lemma.toLowerCase(), pos: poses[at]! })));
    });
  return sentences;
}

/** Imperatives that look like nouns or names at the beginning of a sentence. */
const LIKE_NOUNS = new Set([
  "answer",
  "list",
  "outline",
  "brainstorm",
  "name",
  "rewrite",
  "paraphrase",
  "summarise",
  "classify",
  "debug",
  "refactor",
]);
const MODALS = new Set(["can", "could", "would", "will"]);
const BEFORE_VERB = new Set(["ADV", "INTJ", "PUNCT", "SPACE", "CCONJ", "SYM", "NUM"]);

/** Where the verb of a request stands in a sentence; -1 where it is none. */
function requested(words: readonly Word[]): number {
  const lemmaAt = (at: number) => words[at]?.lemma ?? "";
  let at = 0;
  while (at < words.length && (BEFORE_VERB.has(words[at]!.pos) || lemmaAt(at) === "please")) at++;
  if (lemmaAt(at) === "let" && /^(us|'s)$/.test(lemmaAt(at + 1))) return verbFrom(words, at + 2);
  if (MODALS.has(lemmaAt(at)) && lemmaAt(at + 1) === "you") return pastHelp(words, verbFrom(words, at + 2));
  if (lemmaAt(at) === "i") {
    const you = words.slice(at, at + 6).findIndex(({ lemma }, i) => lemma === "you" && lemmaAt(at + i + 1) === "to");
    if (you >= 0) return pastHelp(words, verbFrom(words, at + you + 2));
    const wish = words.slice(at, at + 5).findIndex(({ lemma }) => /^(want|need|like|love|wish)$/.test(lemma));
    return wish >= 0 && lemmaAt(at + wish + 1) === "to" ? verbFrom(words, at + wish + 2) : -1;
  }
  // "Given a text, classify it" asks behind its comma.
  if (/^(give|base|use|consider|imagine|suppose|assume|in|for|as)$/.test(lemmaAt(at))) {
    const comma = words.findIndex(({ lemma }, i) => i > at && i < at + 15 && lemma === ",");
    if (comma > 0 && isImperative(words[comma + 1])) return comma + 1;
  }
  return isImperative(words[at]) && lemmaAt(at) !== "base" ? pastHelp(words, at) : -1;
}

function isImperative(word: Word | undefined): boolean {
  return word !== undefined && (word.pos === "VERB" || LIKE_NOUNS.has(word.lemma));
}

/** "Help me write": what is asked for is the writing. */
function pastHelp(words: readonly Word[], at: number): number {
  if (words[at]?.lemma !== "help") return at;
  const next = words.findIndex(({ pos }, i) => i > at && i <= at + 4 && pos === "VERB");
  return next < 0 ? at : next;
}

/** The first verb at or within three words behind a place. */
function verbFrom(words: readonly Word[], from: number): number {
  return words.findIndex(({ pos }, at) => at >= from && at <= from + 3 && pos === "VERB");
}

function questioned(words: readonly Word[]): number {
  return words.some(({ lemma }) => lemma === "?") ? words.findIndex(({ pos }) => pos === "VERB") : -1;
}

const WITHIN_NOUN_PHRASE = new Set(["DET", "ADJ", "NUM", "ADV"]);

function objectBehind(words: readonly Word[], verb: number): string | null {
  let at = verb + 1;
  while (at < words.length && (WITHIN_NOUN_PHRASE.has(words[at]!.pos) || words[at]!.pos === "PRON")) {
    // What comes behind "how" or "what" is a clause, and no object.
    if (/^(how|why|when|where|what|who|which|whether)$/.test(words[at]!.lemma)) return null;
    at++;
  }
  let object: string | null = null;
  for (; at < words.length && /^(NOUN|PROPN)$/.test(words[at]!.pos); at++) object = words[at]!.lemma;
  return object !== null && object.length <= LONGEST_WORD ? object : null;
}

/** Makes `INSTRUCTION_FACTS` of what is asked last. */
export function makeInstruction(example: FactExample): FactValues {
  return { example: { ...instructionOf(lastQuestion(example) ?? "") }, parts: example.parts.map(() => ({})) };
}
