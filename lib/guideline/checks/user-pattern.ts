import { RE2JS, RE2JSException } from "re2js";
import { codePointOffsets } from "@/lib/core/text/code-points";

/** A pattern that somebody wrote. It never goes back in a text: one reading takes a time linear in the text's length, whatever both hold. */
export interface UserPattern {
  source: string;
  /** Whether it stands anywhere in the text. */
  isIn(text: string): boolean;
  /**
   * Where it stands, in code points, ascending and without overlaps; at most `most` places, since each may take a reading of the whole text
   * (`a.*z|a` among nothing but a).
   */
  places(text: string, most: number): { from: number; to: number }[];
}

export type PatternReading = { ok: true; pattern: UserPattern } | { ok: false; message: string };

const LONGEST = 500;
/** Instructions of the compiled pattern: a letter that is read costs up to as many steps. */
const LARGEST = 2000;

/**
 * Reads a regular expression in the syntax of RE2 (letters, classes, groups, alternatives, counts up to 1000, `(?i)`, `\p{…}`; `^` and `$` are
 * the ends of the text, of lines with `(?m)`). What RE2 does not have is refused with what to write instead.
 */
export function readPattern(source: string): PatternReading {
  if (source === "") return refused("The pattern is empty. Write what is to be found.");
  if (source.length > LONGEST)
    return refused(`The pattern has ${source.length} characters; at most ${LONGEST} are read.`);
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return refused(remedyOf(source) ?? `The pattern cannot be read: ${descriptionOf(error)}.`);
  }
  if (compiled.programSize() > LARGEST) {
    return refused("The pattern is too large when its counts are written out. Use smaller counts, or + and *.");
  }
  if (compiled.matcher("").find()) {
    return refused(
      "The pattern also matches nothing at all, and so every text. Let it ask for at least one character.",
    );
  }
  return { ok: true, pattern: patternOf(source, compiled) };
}

const refused = (message: string): PatternReading => ({ ok: false, message });

/** What RE2 leaves out so that it never goes back; in a class or escaped these are letters, so they are looked for only after a refusal. */
const LEFT_OUT: [RegExp, string][] = [
  [
    /\(\?<?[=!]/,
    "Looking ahead or behind, as (?=…) and (?<!…) do, is not possible here. Write out what is matched, or use two patterns.",
  ],
  [/\\[1-9]|\\k[<{']|\(\?P=/, "Referring back to a group, as \\1 does, is not possible here. Write the group again."],
  [/\(\?>|[*+?}]\+/, "Possessive counts and atomic groups have no use here, where nothing goes back. Leave them out."],
  [/\{\d{4,}|\{\d*,\d{4,}/, "A count is over 1000. Use a smaller one, or + and *."],
];

const remedyOf = (source: string): string | undefined => LEFT_OUT.find(([sign]) => sign.test(source))?.[1];

const descriptionOf = (error: RE2JSException): string => error.message.replace(/^error parsing regexp: /, "");

function patternOf(source: string, compiled: RE2JS): UserPattern {
  return {
    source,
    isIn: (text) => compiled.test(text),
    places(text, most) {
      const matcher = compiled.matcher(text);
      const offsets: number[] = [];
      while (offsets.length < 2 * most && matcher.find()) offsets.push(matcher.start(), matcher.end());
      const points = codePointOffsets(text, offsets);
      return Array.from({ length: points.length / 2 }, (_, at) => ({ from: points[2 * at]!, to: points[2 * at + 1]! }));
    },
  };
}
