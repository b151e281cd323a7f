import { answersIn, askedIn, besideAnswer, exchangeOf } from "@/lib/formats/exchange";
import { type Fields, isRecord } from "@/lib/formats/fields";
import { type Draft, type FieldProblem, isProblem, type Recogniser } from "@/lib/formats/recogniser";
import { takeTools } from "@/lib/formats/tools";

/**
 * A call of a model as logs and batches keep it: the request and the provider's answer in one record. A line of a batch's
 * output holds the answer alone; it is refused with what to do.
 */
export const modelLog: Recogniser = {
  shape: "model-log",
  parts: [
    { words: "the request", names: ["request"] },
    { words: "the answer", names: ["response"] },
  ],
  matches: (fields) => answerIn(fields) !== undefined,
  read(fields): Draft | FieldProblem {
    const answer = answerIn(fields) ?? { field: "response", value: {} };
    const request = requestIn(fields);
    if (!request) {
      const message =
        'is a model’s answer without its request, as in the output of a batch; put the request of the same custom_id, from the batch’s input, beside it as "request"';
      return { field: answer.field, message, code: "response-without-prompt" };
    }
    const asked = askedIn(request.value);
    if (!asked) return { field: request.field, message: "has neither messages nor a prompt" };
    const answers = answersIn(answer.value);
    if (!answers) return { field: answer.field, message: "has no text and no message" };
    fields.as("prompt").take(request.field);
    fields.as("response").take(answer.field);
    const draft = exchangeOf(request.field, asked, ...answers);
    return isProblem(draft) ? draft : withSettings(draft, fields, request, answer);
  },
};

/** Adds what stood beside the words: tools and system prompt of the request, the model; the rest is kept. */
function withSettings(draft: Draft, fields: Fields, request: Part, answer: Part): Draft | FieldProblem {
  const asked = fields.inside(request.field, request.value);
  for (const name of ["messages", "prompt", "contents"]) asked.as("prompt").take(name);
  const tools = takeTools(asked.as("tools"), false, false);
  if (isProblem(tools)) return tools;
  const system = asked.as("system").takeString("system");
  const { model, ...spare } = besideAnswer(answer.value);
  const beside = { [request.field]: asked.rest(), [answer.field]: spare };
  const kept = Object.entries(beside).filter(([, members]) => Object.keys(members).length > 0);
  return {
    ...draft,
    ...tools,
    ...(typeof model === "string" && { model }),
    ...(system !== undefined && { system }),
    extra: { ...Object.fromEntries(kept), ...draft.extra },
  };
}

interface Part {
  field: string;
  value: Record<string, unknown>;
}

/** The provider's answer: an object with `choices`, or Anthropic's message, perhaps within `body` or `result`. */
function answerIn(fields: Fields): Part | undefined {
  for (const field of ["response", "result"]) {
    const outer = fields.json(field);
    if (!isRecord(outer)) continue;
    for (const value of [outer, outer.body, outer.message])
      if (isRecord(value) && (Array.isArray(value.choices) || isAnthropic(value))) return { field, value };
    // A failed line of a batch.
    if ("status_code" in outer && "body" in outer) return { field, value: {} };
  }
  const choices = fields.json("choices");
  // Of several choices none is the answer.
  const [first] = Array.isArray(choices) && choices.length === 1 ? choices : [];
  const isAnswer = isRecord(first) && ("message" in first || ("text" in first && !("label" in first)));
  return isAnswer ? { field: "choices", value: { choices } } : undefined;
}

function isAnthropic({ role, content }: Record<string, unknown>): boolean {
  return role === "assistant" && content !== undefined;
}

function requestIn(fields: Fields): Part | undefined {
  for (const field of ["request", "body", "kwargs", "params"]) {
    const outer = fields.json(field);
    if (!isRecord(outer)) continue;
    for (const value of [outer, outer.body, outer.params])
      if (isRecord(value) && ["messages", "prompt", "contents"].some((name) => name in value)) return { field, value };
  }
  const own = ["messages", "prompt"].find((name) => fields.has(name));
  return own === undefined ? undefined : { field: own, value: { [own]: fields.peek(own) } };
}
