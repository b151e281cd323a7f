import type { ExportFormat } from "./export-format";
import type { ExportedLabel } from "./exported";
import { jsonLines } from "./json-lines";

/** Everything about one example per line, in canonical shape. */
export const ndjson: ExportFormat = {
  name: "ndjson",
  title: "Examples with labels, NDJSON",
  help: "One example per line with provenance, slices, its labels, resolutions and what is decided. Known (gold) answers stay here.",
  ending: "ndjson",
  contentType: "application/x-ndjson; charset=utf-8",
  kinds: ["text", "instruction", "preference", "reward", "conversation"],
  isTraining: false,
  write: (rows, options) =>
    jsonLines(
      rows,
      options,
      ({ example: { id, kind, ...content }, guidelineVersions, labels, resolutions, decided }) => [
        { id, kind, ...content, guidelineVersions, labels: labels.map(withoutFirstPass), resolutions, decided },
      ],
    ),
};

function withoutFirstPass({ pass, ...label }: ExportedLabel) {
  return pass === 0 ? label : { ...label, pass };
}
