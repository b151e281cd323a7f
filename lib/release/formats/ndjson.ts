import { answerText } from "./answer-text";
import type { Columns } from "./columns";
import type { ExportFormat } from "./export-format";
import type { ExportedLabel } from "./exported";

const LABEL: Columns = {
  annotator: "text",
  isModel: "boolean",
  criterion: "text",
  value: "text",
  guidelineVersion: "number",
  submittedAt: "text",
  activeMs: "number",
  wallMs: "number",
  session: "text",
  position: "number",
  revision: "number",
  pass: "number",
  comment: "text",
};

const COLUMNS: Columns = {
  id: "text",
  kind: "text",
  text: "text",
  prompt: "text",
  context: "json",
  response: "text",
  steps: { list: "text" },
  responses: "json",
  messages: "json",
  score: "number",
  system: "text",
  reasoning: "text",
  tools: "json",
  toolChoice: "json",
  parallelToolCalls: "boolean",
  contexts: { list: { struct: { text: "text", title: "text" } } },
  slices: "json",
  provenance: "json",
  guidelineVersions: { list: { struct: { id: "text", number: "number", hash: "text" } } },
  labels: { list: { struct: LABEL } },
  resolutions: "json",
  decided: "json",
};

/** Everything about one example per line, in canonical shape. */
export const ndjson: ExportFormat = {
  name: "ndjson",
  title: "Examples with labels, NDJSON",
  help: "One example per line with provenance, slices, its labels, resolutions and what is decided. Known (gold) answers stay here.",
  ending: "ndjson",
  kinds: ["text", "instruction", "preference", "reward", "conversation"],
  isTraining: false,
  columns: () => COLUMNS,
  outcome({ example: { id, kind, ...content }, guidelineVersions, labels, resolutions, decided }) {
    return {
      records: [{ id, kind, ...content, guidelineVersions, labels: labels.map(toLabel), resolutions, decided }],
    };
  },
};

/** The answer as text: a list of labels on several criteria would else hold values of several types, which most readers refuse. */
function toLabel({ pass, isRanking, ...label }: ExportedLabel) {
  return { ...label, value: answerText({ value: label.value, isRanking }), ...(pass !== 0 && { pass }) };
}
