import { boilerplateIn } from "./boilerplate-phrases";
import { endsCutOff } from "./ending";
import { letterCounts } from "./letter-counts";
import { markupOf } from "./markup";
import { oddCharacters } from "./odd-characters";
import { partMaker } from "./part-maker";
import { refusalsIn } from "./refusal-phrases";
import { repetitionOf } from "./repetition";
import { templateTokensIn } from "./template-tokens";
import { wordsOf } from "./words";

/** The text is one address of the web, also in angle brackets. */
const ONLY_LINK = /^<?(?:https?:\/\/|www\.)[^\s<>]+>?$/iu;

/** Makers of `TEXT_FACTS`: several, so that a new list of phrases does not count the words anew. */
export const TEXT_MAKERS = [
  partMaker(
    "letters",
    1,
    ["characters", "words", "lines", "empty", "odd_characters", "only_link", "letter_share"],
    (text) => {
      const { characters, letters } = letterCounts(text);
      const bare = text.trim();
      return {
        characters,
        words: wordsOf(text).count,
        lines: text.split("\n").filter((line) => line.trim() !== "").length,
        empty: bare === "",
        odd_characters: oddCharacters(text),
        only_link: ONLY_LINK.test(bare),
        letter_share: characters === 0 ? null : letters / characters,
      };
    },
  ),
  partMaker("markup", 1, ["html", "markdown", "code", "open_fence"], (text) => ({ ...markupOf(text) })),
  partMaker("repetition", 1, ["repeated_lines", "repeated_paragraphs", "top_ngram", "repeated_ngrams"], (text) => ({
    ...repetitionOf(text),
  })),
  partMaker("phrases", 1, ["refusal", "boilerplate", "template_tokens"], (text) => ({
    refusal: refusalsIn(text),
    boilerplate: boilerplateIn(text),
    template_tokens: templateTokensIn(text),
  })),
  partMaker("ending", 1, ["truncated"], (text) => ({ truncated: endsCutOff(text) })),
] as const;
