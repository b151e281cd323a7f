import { formatNamed } from "@/lib/release/formats/all-formats";
import { fileOf } from "@/lib/release/formats/export-format";
import type { ReleaseManifest } from "@/lib/release/schema";
import { counted, whole } from "./figures";
import { code, codeBlock, paragraph, table, text } from "./nodes";
import type { Section } from "./section";

/** What the release is, and how to load it. */
export function overview(number: number, manifest: ReleaseManifest): Section[] {
  const { project, counts, createdAt, fileName, bytes, sha256, query, software, guideline } = manifest;
  const format = formatNamed(query.format);
  return [
    [
      "What it is",
      [
        paragraph(
          `Release ${number} of the project “`,
          text(project.name),
          `”, made on ${createdAt.slice(0, 10)}. `,
          project.purpose === "evaluation"
            ? "The project is an evaluation: its examples are there to evaluate models with, and a model that was trained on them cannot be."
            : "The project is for annotation: its examples were labelled under the guideline below.",
        ),
        paragraph(
          "This card is made from the manifest of the release and says nothing else. Where it says that something is not known, the manifest does not hold it.",
        ),
        table(
          ["Property", "Value"],
          [
            ["File", code(fileName)],
            [
              "Format",
              `${query.format}${query.container === "parquet" ? ", as Parquet" : ""}: ${format?.help ?? "a format of an earlier version"}`,
            ],
            ["Records", `${whole(counts.records)} of ${counted(counts.examples, "example")}`],
            ["Labels and resolutions in it", `${whole(counts.labels)} and ${whole(counts.resolutions)}`],
            ["Size", counted(bytes, "byte")],
            ["SHA-256 of the file", code(sha256)],
            ["Guideline", `version ${guideline.version}, SHA-256 ${guideline.hash}`],
            ["Filter", code(filterWords(query))],
            ["Made by", text(software)],
          ],
        ),
      ],
    ],
    ["How to load it", [codeBlock("python", loading(manifest))]],
  ];
}

/** What is asked beside the conditions, which have a place of their own. */
function filterWords(query: ReleaseManifest["query"]): string {
  return Object.entries(query)
    .filter(([name, value]) => value !== undefined && name !== "where" && name !== "annotators")
    .map(([name, value]) => `${name}=${value}`)
    .join(", ");
}

function loading({ fileName, query, project }: ReleaseManifest): string {
  const format = formatNamed(query.format);
  const ending = format ? fileOf(format, query.container).ending : "jsonl";
  const reader = ending === "parquet" ? "parquet" : ending === "csv" ? "csv" : "json";
  const split = project.purpose === "evaluation" ? "test" : "train";
  return `from datasets import load_dataset\n\ndata = load_dataset("${reader}", data_files={"${split}": "${fileName}"}, split="${split}")`;
}
