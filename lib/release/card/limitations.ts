import { fateWords } from "@/lib/release/fate-words";
import type { ReleaseManifest } from "@/lib/release/schema";
import { counted } from "./figures";
import { type Blocks, list } from "./nodes";
import { tookCopies } from "./removal-sections";

/** What whoever uses the release should not take it for, as far as its manifest shows. */
export function limitations({ about, checks = [], contamination, counts, recipes }: ReleaseManifest): Blocks {
  const unmeasured = checks.filter(({ measured }) => measured === null).length;
  const unknown = about?.criteria.filter(({ agreement }) => agreement?.value == null).length ?? 0;
  const says: (string | false | undefined)[] = [
    ...fateWords(counts).warnings.map((words) => `${words}.`),
    unknown > 0 && `Of ${counted(unknown, "criterion", "criteria")} it is not known how far people agree.`,
    "Agreement says how alike people answer, not whether they are right.",
    unmeasured > 0 &&
      `${counted(unmeasured, "check")} of ${checks.length} ${unmeasured === 1 ? "was" : "were"} never measured: what ${unmeasured === 1 ? "it" : "they"} flagged may have been sound.`,
    checks.length === 0 && "Nothing was checked by rules under this guideline version.",
    about &&
      about.written.judges > 0 &&
      "Labels of models are in it, which were counted apart from those of people in every figure here.",
    about && !about.duplicates && !tookCopies(recipes) && "It may hold copies: nobody looked for them.",
    (contamination === undefined || contamination.comparedWith.length === 0) &&
      "Whether it holds what models are evaluated with is not known.",
    "The comparison with evaluations finds texts that are the same or share their words. A paraphrase or a translation is out of its reach.",
    "Names of people are not looked for.",
    counts.changedAfterSettling > 0 &&
      `${counted(counts.changedAfterSettling, "resolution")} ${counts.changedAfterSettling === 1 ? "was" : "were"} made before a label of the case changed.`,
    "Who the people are who wrote and labelled it, how they were chosen and what they were paid, a manifest does not hold: say it beside this card where you publish it.",
  ];
  return [list(says.filter((words) => typeof words === "string").map((words) => [words]))];
}
