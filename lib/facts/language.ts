import { eld } from "eld/medium";
import { codeRegions } from "@/lib/core/facts/code-regions";
import type { FactExample, FactValues } from "@/lib/core/facts/fact";
import { lastQuestion } from "@/lib/core/facts/last-question";
import { LETTER, LONE_LETTER, letterClass } from "@/lib/core/facts/letters";

/** What is read of a text, and how much prose of that the detector gets: more makes it slower, and no surer. */
const READ = 8000;
const PROSE = 300;
/** Fewer letters say too little: of scripts without spaces one says as much as several of the others. */
const FEWEST_LETTERS = 12;
const FEWEST_LONE_LETTERS = 5;
/** More signs of programs than this among what is no space: code without a fence. */
const MOST_SIGNS = 0.08;

/** Languages so near to each other that the detector mistakes them: between these no difference is claimed. */
const NEAR = new Set(["da-no", "cs-sk", "hr-sl", "ca-es", "id-ms"]);

/**
 * The language of a text (ISO 639-1) by the n-grams of ELD, which knows sixty; null where it has too few letters, looks like code, or ELD
 * is not sure. Fenced and inline code, addresses and numbers are not looked at.
 */
export function languageOf(text: string): string | null {
  const { prose } = codeRegions(text.slice(0, READ));
  const words = prose
    .replace(/(?:https?:\/\/|www\.)\S+/giu, " ")
    .trimStart()
    .slice(0, PROSE);
  let [letters, lone, signs, filled] = [0, 0, 0, 0];
  for (let at = 0; at < words.length; at++) {
    const unit = words.charCodeAt(at);
    const kind = letterClass(unit);
    if (kind === LETTER) letters++;
    else if (kind === LONE_LETTER) lone++;
    if (unit > 0x20) filled++;
    if (SIGNS.has(unit)) signs++;
  }
  if ((letters < FEWEST_LETTERS && lone < FEWEST_LONE_LETTERS) || signs > MOST_SIGNS * filled) return null;
  const found = eld.detect(words);
  return found.language !== "" && found.isReliable() ? found.language : null;
}

const SIGNS = new Set([..."{}()[];=<>_+*/\\|$#@&"].map((sign) => sign.charCodeAt(0)));

/** Makes `LANGUAGE_FACTS`. */
export function makeLanguage(example: FactExample): FactValues {
  const known = new Map<string, string | null>();
  const ask = (text: string) => {
    const language = known.has(text) ? known.get(text)! : languageOf(text);
    known.set(text, language);
    return language;
  };
  return {
    example: { other_language: speaksAnother(example, ask) },
    parts: example.parts.map(({ text }) => ({ language: ask(text) })),
  };
}

/** Whether one of the responses is of another language than what is asked; null where one of them is not known. */
function speaksAnother(example: FactExample, ask: (text: string) => string | null): boolean | null {
  const question = lastQuestion(example);
  const asked = question === undefined ? null : ask(question);
  const said = example.parts.filter(({ kind }) => kind === "response").map(({ text }) => ask(text));
  if (asked === null || said.length === 0) return null;
  if (said.some((language) => language !== null && differ(asked, language))) return true;
  return said.includes(null) ? null : false;
}

function differ(one: string, other: string): boolean {
  return one !== other && !NEAR.has([one, other].sort().join("-"));
}
