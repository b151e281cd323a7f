import { EXCLUSION_WORDS } from "@/lib/curate/schema";
import { fateWords } from "@/lib/release/fate-words";
import type { ReleaseManifest } from "@/lib/release/schema";
import { counted, whole } from "./figures";
import { type Blocks, code, list, paragraph, table, text } from "./nodes";
import { NOT_KEPT, type Section } from "./section";

/** What is not in the file and why: the funnel, exclusions, recipes, duplicates, contamination. */
export function removalSections(manifest: ReleaseManifest): Section[] {
  return [
    ["What was left out", leftOut(manifest)],
    ["Exclusions", exclusions(manifest)],
    ["Recipes", recipes(manifest)],
    ["Duplicates", duplicates(manifest)],
    ["Contamination", contamination(manifest)],
  ];
}

function leftOut({ counts }: ReleaseManifest): Blocks {
  const words = fateWords(counts);
  return [
    paragraph(
      `Of ${counted(counts.examplesRead, "example")} that the filter lets through, ${whole(counts.examples)} are in the file.`,
    ),
    ...(words.leftOut.length > 0 ? [paragraph("Left out:"), list(words.leftOut.map((one) => [text(one)]))] : []),
    ...(words.changed.length > 0
      ? [paragraph("Written otherwise than they are:"), list(words.changed.map((one) => [text(one)]))]
      : []),
    ...(counts.fell.length > 0
      ? [
          paragraph("Left out by a condition, each by the first that it does not meet:"),
          list(
            counts.fell.map(({ where, undecided, short }) => [
              code(where),
              `: ${whole(undecided)} undecided, ${whole(short)} fell short`,
            ]),
          ),
        ]
      : []),
  ];
}

function exclusions({ about, counts }: ReleaseManifest): Blocks {
  if (!about)
    return [
      paragraph(
        `${counted(counts.leftOut.excluded ?? 0, "example")} excluded. By which reason: ${NOT_KEPT.toLowerCase()}`,
      ),
    ];
  if (about.excluded.length === 0) return [paragraph("No example was excluded.")];
  return [
    table(
      ["Why", "Examples"],
      about.excluded.map(({ reason, examples }) => [EXCLUSION_WORDS[reason], whole(examples)]),
    ),
  ];
}

function recipes({ recipes: runs = [] }: ReleaseManifest): Blocks {
  if (runs.length === 0) return [paragraph("No recipe’s exclusions stood.")];
  return runs.flatMap(({ name, version, hash, excluded, guidelineVersion, steps }) => [
    paragraph(
      "“",
      text(name),
      `”, version ${version}, under version ${guidelineVersion} of the guideline; SHA-256 of its file `,
      code(hash),
      `. ${counted(excluded, "exclusion")} of it stood. Its steps took, each first:`,
    ),
    table(
      ["Step", "What it takes", "Examples"],
      steps.map(({ says, taken }, at) => [whole(at + 1), text(says), whole(taken)]),
    ),
  ]);
}

const MEANING_WORDS = {
  whole: "the whole example",
  prompt: "the prompt",
  question: "the last question",
  response: "the response",
} as const;

/** Whether a recipe looked for copies. */
export const tookCopies = (recipes: ReleaseManifest["recipes"] = []): boolean =>
  recipes.some(({ steps }) => steps.some(({ step }) => step.step === "duplicates"));

function duplicates({ about, recipes }: ReleaseManifest): Blocks {
  if (!about) return [paragraph(NOT_KEPT)];
  if (!about.duplicates)
    return [
      paragraph(
        tookCopies(recipes)
          ? "Recipes looked for copies, as it stands there; nothing else did."
          : "Nobody looked for duplicates.",
      ),
    ];
  const { searchedAt, strength, threshold, since, meanings } = about.duplicates;
  const how = {
    exact: "letter by letter",
    normalised: "but for case, white space and composition",
    near: `also those that share ${threshold} of their phrases or more`,
  }[strength];
  return [
    paragraph(
      `Looked for on ${searchedAt.slice(0, 10)}, ${how}. ${since === 0 ? "No example came since." : `${counted(since, "example")} came since and were not looked at.`}`,
    ),
    table(
      ["Alike in", "Copies found", "Of these not excluded"],
      meanings.map(({ meaning, extra, left }) => [MEANING_WORDS[meaning], whole(extra), whole(left)]),
    ),
  ];
}

function contamination({ contamination: said, includedFromEvaluation = 0 }: ReleaseManifest): Blocks {
  const included =
    includedFromEvaluation > 0
      ? [
          paragraph(
            `${counted(includedFromEvaluation, "example")} with the content of evaluation data ${includedFromEvaluation === 1 ? "is" : "are"} in it, since whoever made the release said so.`,
          ),
        ]
      : [];
  if (!said) return [...included, paragraph(NOT_KEPT)];
  const { comparedWith, comparedAt, notComparedWith, stale, found, excluded, waived, open } = said;
  const evaluations = comparedWith.filter(({ kind }) => kind === "evaluation").length;
  const benchmarks = comparedWith.flatMap(({ name }) => name ?? []);
  if (comparedWith.length === 0)
    return [...included, paragraph("Compared with nothing: there was no evaluation or benchmark to compare with.")];
  return [
    ...included,
    paragraph(
      `Compared${comparedAt ? ` on ${comparedAt.slice(0, 10)}` : ""} with ${counted(evaluations, "evaluation project")} and ${counted(benchmarks.length, "benchmark")}`,
      ...(benchmarks.length > 0 ? [": ", text(benchmarks.join(", "))] : []),
      `.${notComparedWith > 0 ? ` ${counted(notComparedWith, "evaluation project")} could not be read.` : ""}${stale ? " It is not about what there is now." : ""}`,
      found === 0
        ? " Nothing was found: clean by these rules."
        : ` ${counted(found, "finding")}: ${whole(excluded)} excluded, ${whole(waived.reduce((sum, { pairs }) => sum + pairs, 0))} waived, ${whole(open)} open.`,
    ),
    ...(waived.length > 0
      ? [
          paragraph("Waived, with the reason:"),
          list(waived.map(({ reason, pairs }) => [`${whole(pairs)}: “`, text(reason), "”"])),
        ]
      : []),
  ];
}
