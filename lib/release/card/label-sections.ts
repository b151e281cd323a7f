import { QUALITIES } from "@/lib/guideline/schema";
import type { ReleaseManifest } from "@/lib/release/schema";
import { coefficient, counted, rate, whole } from "./figures";
import { type Blocks, code, heading, list, oneLine, paragraph, quotation, table, text } from "./nodes";
import { NOT_KEPT, type Section } from "./section";

/** By which guideline it was labelled and by whom, how far they agree, how it was settled, and what its checks are worth. */
export function labelSections(manifest: ReleaseManifest): Section[] {
  return [
    ["Guideline", guideline(manifest)],
    ["Who labelled it", who(manifest)],
    ["Agreement", agreement(manifest)],
    ["How answers were settled", settled(manifest)],
    ["Checks", checks(manifest)],
  ];
}

const QUALITY_WORDS: Record<(typeof QUALITIES)[number], string> = {
  relevant: "Relevant",
  aligned: "Aligned with the task",
  consistent: "Consistent",
  formatted: "Correctly formatted",
  unique: "Sufficiently unique",
  compliant: "Compliant",
};

function guideline({ guideline: { version, hash }, versions, about }: ReleaseManifest): Blocks {
  const given = versions.filter(({ labels, resolutions }) => labels + resolutions > 0);
  return [
    paragraph(
      ...(about ? ["“", text(about.guideline.name), `”, version ${version}`] : [`Version ${version}`]),
      ` was in force when the release was made. Its SHA-256 is `,
      code(hash),
      ".",
    ),
    ...(given.length > 0
      ? [
          table(
            ["Given under", "Labels", "Resolutions", "SHA-256 of the version"],
            given.map((one) => [`version ${one.number}`, whole(one.labels), whole(one.resolutions), code(one.hash)]),
          ),
        ]
      : []),
    ...(about
      ? QUALITIES.flatMap((quality) => {
          const words = about.guideline.qualities[quality] ?? "";
          return [
            heading(3, `${QUALITY_WORDS[quality]}, as the guideline has it`),
            oneLine(words) === "" ? paragraph("The guideline does not say what this means.") : quotation(words),
          ];
        })
      : [paragraph(`What the six qualities of good data mean here: ${NOT_KEPT.toLowerCase()}`)]),
  ];
}

function who({ about, rewritten }: ReleaseManifest): Blocks {
  if (!about) return [paragraph(NOT_KEPT)];
  const { people, judges, labels } = about.written;
  return [
    paragraph(
      people === 0
        ? "No label of a person is in it."
        : `${counted(people, "person", "people")} gave ${counted(labels.people, "label")}.`,
      judges === 0
        ? " No label of a model is in it."
        : ` ${counted(judges, "AI judge")} gave ${counted(labels.judges, "label")}.`,
      " Whose labels these are the card does not say.",
    ),
    ...(rewritten
      ? [
          paragraph(
            `In ${counted(rewritten.examples, "example")} a text that people wrote on the criterion `,
            code(rewritten.criterion),
            ` stands in the place of the response, by ${counted(Object.keys(rewritten.by).length, "person", "people")}; ${whole(rewritten.asIs)} responses are as they were.`,
          ),
        ]
      : []),
  ];
}

function agreement({ about }: ReleaseManifest): Blocks {
  if (!about) return [paragraph(NOT_KEPT)];
  if (about.criteria.length === 0) return [paragraph("No criterion of the guideline is in it.")];
  return [
    paragraph(
      "Krippendorff’s alpha between people on the labels that the filter lets through, with its 95 % interval; copies of a text are one unit. It is about all examples that were labelled, also those that are not in the file.",
    ),
    table(
      ["Criterion", "Kind", "Alpha", "Examples", "People"],
      about.criteria.map(({ title, kind, agreement: alpha }) => [
        text(title),
        kind,
        alpha ? coefficient(alpha) : "not defined for this kind",
        alpha ? whole(alpha.items) : "–",
        alpha ? whole(alpha.raters) : "–",
      ]),
    ),
  ];
}

const METHOD_WORDS: Readonly<Record<string, string>> = {
  adjudicated: "by a reviewer who looked at the case",
  unanimous: "by a rule, as all labels were equal",
  majority: "by a rule, as enough labels were equal",
};

function settled({ about, counts, target }: ReleaseManifest): Blocks {
  return [
    paragraph(
      "Without a resolution, equal labels of at least two people decide. ",
      ...(target ? ["The decided answer to ", code(target), " makes the record. "] : []),
      `${counted(counts.resolutions, "resolution")} ${counts.resolutions === 1 ? "is" : "are"} in it, of which ${whole(counts.inherited)} were made about an example that was cleaned since, and ${whole(counts.changedAfterSettling)} before a label changed.`,
    ),
    ...(about && about.written.settled.length > 0
      ? [
          list(
            about.written.settled.map(({ method, resolutions }) => [
              `${whole(resolutions)} `,
              METHOD_WORDS[method] ? METHOD_WORDS[method] : text(`by ${method.replaceAll("-", " ")}`),
            ]),
          ),
        ]
      : []),
  ];
}

function checks({ checks: all }: ReleaseManifest): Blocks {
  if (!all) return [paragraph("The guideline version has no checks, or the release was made before there were any.")];
  return [
    paragraph(
      "A check flags examples; it removes none by itself. Precision is the share of what it flags that lacks the quality, misses the share of what lacks the quality that it does not flag, as people found who read without knowing what was flagged.",
    ),
    table(
      ["Check", "Quality", "Precision", "Misses", "Measured under"],
      all.map(({ title, quality, measured }) =>
        measured
          ? [
              text(title),
              quality,
              rate(measured.precision),
              rate(measured.misses),
              `version ${measured.version.number}`,
            ]
          : [text(title), quality, "never measured", "never measured", "–"],
      ),
    ),
  ];
}
