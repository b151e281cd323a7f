import { EXAMPLE_KINDS, type ExampleKind } from "@/lib/formats/example";
import { type Fields, isRecord } from "@/lib/formats/fields";
import { readConversation } from "@/lib/formats/openai-messages";
import { preference } from "@/lib/formats/preference";
import { type Draft, type FieldProblem, isProblem, type Recogniser } from "@/lib/formats/recogniser";
import { toNumber } from "@/lib/formats/reward";

/** Our own shape: `kind` names one of the kinds of example, and the content stands under the names of the schema. */
export const canonical: Recogniser = {
  shape: "canonical",
  matches: (fields) => (EXAMPLE_KINDS as readonly unknown[]).includes(fields.peek("kind")),
  read(fields) {
    const draft = readKind(fields, fields.take("kind") as ExampleKind);
    if (isProblem(draft) || !isRecord(fields.peek("resolutions"))) return draft;
    return { ...draft, resolutions: fields.take("resolutions") as Record<string, unknown> };
  },
};

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
