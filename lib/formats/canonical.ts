import { EXAMPLE_KINDS, type ExampleKind } from "@/lib/formats/example";
import { type Fields, isRecord } from "@/lib/formats/fields";
import { readConversation } from "@/lib/formats/openai-messages";
import { preference } from "@/lib/formats/preference";
import type { Draft, FieldProblem, Recogniser } from "@/lib/formats/recogniser";
import { toNumber } from "@/lib/formats/reward";

/** Our own shape: `kind` names one of the kinds of example, and the content stands under the names of the schema. */
export const canonical: Recogniser = {
  shape: "canonical",
  matches: (fields) => (EXAMPLE_KINDS as readonly unknown[]).includes(fields.peek("kind")),
  read(fields) {
    passOverWork(fields);
    return readKind(fields, fields.take("kind") as ExampleKind);
  },
};

const WORK = ["labels", "resolutions", "decided"] as const;

/** What our own export adds to an example is work done on it, not part of it. A field of one such name alone is somebody's own. */
function passOverWork(fields: Fields): void {
  const isExport = Array.isArray(fields.peek("labels")) && WORK.slice(1).every((name) => isRecord(fields.peek(name)));
  if (isExport) for (const name of [...WORK, "guidelineVersions"]) fields.take(name);
}

/** Reads a record as one kind, by the names of the schema. */
export function readKind(fields: Fields, kind: ExampleKind): Draft | FieldProblem {
  switch (kind) {
    case "text":
      return { content: { kind, text: fields.takeText("text") } };
    case "instruction":
      return { content: { kind, prompt: fields.takeText("prompt"), response: fields.takeText("response") } };
    case "reward":
      return {
        content: {
          kind,
          prompt: fields.takeText("prompt"),
          response: fields.takeText("response"),
          score: toNumber(fields.take("score")),
        },
      };
    case "preference":
      return preference.matches(fields)
        ? preference.read(fields)
        : { field: "responses", message: "is missing; give two or more responses, or chosen and rejected" };
    case "conversation":
      return readConversation("messages", fields.take("messages"));
  }
}
