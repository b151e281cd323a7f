import { isMessageList, readMessages } from "@/lib/formats/chat-messages";
import { CONVERSATIONS, readConversation } from "@/lib/formats/conversation";
import { EXAMPLE_KINDS, type ExampleKind } from "@/lib/formats/example";
import { type Fields, isRecord } from "@/lib/formats/fields";
import { toNumber } from "@/lib/formats/json-cell";
import { preference } from "@/lib/formats/preference";
import { type Draft, type FieldProblem, isProblem, type Recogniser } from "@/lib/formats/recogniser";

/** Our own shape: `kind` names one of the kinds of example, and the content stands under the names of the schema. */
export const canonical: Recogniser = {
  shape: "canonical",
  matches: (fields) => (EXAMPLE_KINDS as readonly unknown[]).includes(fields.peek("kind")),
  read(fields) {
    passOverWork(fields);
    const contexts = fields.json("contexts");
    if (Array.isArray(contexts)) fields.as("contexts").take("contexts");
    const draft = readKind(fields, fields.as("kind").take("kind") as ExampleKind);
    return Array.isArray(contexts) && !isProblem(draft) ? { ...draft, contexts } : draft;
  },
};

const WORK = ["labels", "resolutions", "decided"] as const;

/** What our own export adds to an example is work done on it, not part of it. A field of one such name alone is somebody's own. */
function passOverWork(fields: Fields): void {
  const isExport = Array.isArray(fields.peek("labels")) && WORK.slice(1).every((name) => isRecord(fields.peek(name)));
  if (isExport) for (const name of [...WORK, "guidelineVersions"]) fields.as("passed over").take(name);
}

/** Reads a record as one kind, by the names of the schema. */
export function readKind(fields: Fields, kind: ExampleKind): Draft | FieldProblem {
  switch (kind) {
    case "text":
      return { content: { kind, text: fields.as("text").takeText("text") } };
    case "instruction":
      return readInstruction(fields);
    case "reward":
      return {
        content: {
          kind,
          ...takeAsked(fields),
          score: toNumber(fields.as("score").take("score")),
        },
      };
    case "preference":
      return readPreference(fields);
    case "conversation": {
      const shape = fields.has("messages") ? undefined : CONVERSATIONS.find((candidate) => candidate.matches(fields));
      return shape ? shape.read(fields) : readConversation("messages", fields.take("messages"));
    }
  }
}

function takeAsked(fields: Fields) {
  return { prompt: fields.as("prompt").takeText("prompt"), response: fields.as("response").takeText("response") };
}

/** Steps are the response in parts: they may stand for it, but not beside another. */
function readInstruction(fields: Fields): Draft | FieldProblem {
  const content = { kind: "instruction" as const, ...takeAsked(fields) };
  const steps = fields.json("steps");
  if (!Array.isArray(steps)) return { content };
  fields.as("steps").take("steps");
  const joined = steps.join("\n");
  if (content.response !== undefined && content.response !== joined) {
    return {
      field: "steps",
      message: "joined by line feeds are not the response; give one of both, or make them agree",
    };
  }
  return { content: { ...content, response: joined, steps } };
}

/** The turns that the prompt is a transcript of stand beside it. */
function readPreference(fields: Fields): Draft | FieldProblem {
  if (!preference.matches(fields))
    return { field: "responses", message: "is missing; give two or more responses, or chosen and rejected" };
  const given = isMessageList(fields.json("context")) ? fields.as("context").take("context") : undefined;
  const draft = preference.read(fields);
  if (isProblem(draft)) return draft;
  if (draft.content.kind !== "preference") return { field: "responses", message: "needs at least 2 entries" };
  if (given === undefined) return draft;
  const context = readMessages("context", given);
  return isProblem(context) ? context : { ...draft, content: { ...draft.content, context: context.messages } };
}
