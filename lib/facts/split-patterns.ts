/**
 * The branches of the patterns by which published tokenizers split texts: GPT-2, cl100k, Llama 3 and 4, Qwen, GLM, o200k, Tekken, DeepSeek,
 * StarCoder, Kimi, BLOOM. Each runs in time linear in the longest run of one sort of characters, which `piecesOf` bounds; of another's
 * pattern nobody can say that.
 */
const CONTRACTIONS = [
  "'s",
  "'t",
  "'re",
  "'ve",
  "'m",
  "'ll",
  "'d",
  "'(?:[sdmt]|ll|ve|re)",
  "'(?i:[sdmt]|ll|ve|re)",
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)",
  "(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])",
];
const UPPER = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`;
const LOWER = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`;
const BEFORE = String.raw`[^\r\n\p{L}\p{N}]?`;
const CASED = [`${BEFORE}${UPPER}*${LOWER}+`, `${BEFORE}${UPPER}+${LOWER}*`];
const SUFFIXES = ["", "(?i:'s|'t|'re|'ve|'m|'ll|'d)?", "(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])?"];

const BRANCHES = new Set([
  ...CONTRACTIONS,
  ...CASED.flatMap((branch) => SUFFIXES.map((suffix) => branch + suffix)),
  String.raw` ?\p{L}+`,
  String.raw` ?\p{N}+`,
  String.raw`${BEFORE}\p{L}+`,
  String.raw`${BEFORE}[\p{L}\p{M}]+`,
  String.raw`[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+`,
  "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+",
  String.raw` ?[^\s\p{L}\p{N}]+`,
  String.raw` ?[^\s\p{L}\p{N}]+[\r\n]*`,
  String.raw` ?[^\s\p{L}\p{N}]+[\r\n/]*`,
  String.raw` ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*`,
  String.raw` ?[\p{P}\p{S}]+[\r\n]*`,
  String.raw`\s*[\r\n]+`,
  String.raw`\s*[\r\n]`,
  String.raw`\s+(?!\S)`,
  String.raw`\s+$`,
  String.raw` ?[^(\s|[.,!?…。，、।۔،])]+`,
]);

/** One sign or class and how often it may come: linear whatever it is. */
const SINGLE =
  /^(?:\\[pP]\{\w+\}|\\[a-zA-Z]|[^\\[\](){}.*+?^$|]|\[\^?(?:[^[\]\\&]|\\[^pP]|\\[pP]\{\w+\})+\])(?:[+*?]|\{\d{1,3}(?:,\d{0,3})?\})?$/u;

/** The first branch of a pattern that is not known to run in linear time; undefined where all are. */
export function unknownBranch(pattern: string): string | undefined {
  return branchesOf(pattern).find((branch) => {
    // Possessive quantifiers match as ordinary ones here, since no branch needs what they give up.
    const plain = branch.replace(/([+*?]|\{\d+(?:,\d*)?\})\+/g, "$1");
    return !BRANCHES.has(branch) && !BRANCHES.has(plain) && !SINGLE.test(plain);
  });
}

/** What stands between the bars that no bracket holds. */
function branchesOf(pattern: string): string[] {
  const branches = [""];
  let [depth, inClass] = [0, false];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at]!;
    if (sign === "|" && depth === 0 && !inClass) {
      branches.push("");
      continue;
    }
    const taken = sign === "\\" ? pattern.slice(at, at + 2) : sign;
    at += taken.length - 1;
    branches[branches.length - 1] += taken;
    if (sign === "[") inClass = true;
    else if (sign === "]") inClass = false;
    else if (!inClass && sign === "(") depth++;
    else if (!inClass && sign === ")") depth--;
  }
  return branches;
}
