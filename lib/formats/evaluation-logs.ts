import { isMessageList } from "@/lib/formats/chat-messages";
import { answeredIn, answersIn, askedIn, besideAnswer, exchangeOf } from "@/lib/formats/exchange";
import { type Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import type { Draft, FieldProblem, Recogniser } from "@/lib/formats/recogniser";

/**
 * Lines of evaluation logs: promptfoo's results, samples of lm-evaluation-harness and of Inspect. What was asked and answered
 * is the example; targets, metrics and scores are kept in the provenance, where no annotator sees them.
 */
export const evaluationLog: Recogniser = {
  shape: "evaluation-log",
  matches: (fields) => LOGS.some((log) => log.matches(fields)),
  read: (fields) => (LOGS.find((log) => log.matches(fields)) as Log).read(fields),
};

interface Log {
  matches(fields: Fields): boolean;
  read(fields: Fields): Draft | FieldProblem;
}

const promptfoo: Log = {
  matches: (fields) =>
    isRecord(fields.peek("prompt")) && "raw" in (fields.peek("prompt") as object) && isRecord(fields.peek("response")),
  read(fields) {
    const { raw, ...prompt } = fields.as("prompt").take("prompt") as Record<string, unknown>;
    const { output, ...response } = fields.as("response").take("response") as Record<string, unknown>;
    if (output == null) return { field: "response.output", message: `is missing${errorIn(fields, response)}` };
    const answered = answeredIn(output) ?? { text: JSON.stringify(output) };
    const asked = askedIn(raw);
    if (!asked) return { field: "prompt.raw", message: "is neither a text nor messages" };
    return withExtra(exchangeOf("prompt.raw", asked, answered), {
      ...filled("prompt", prompt),
      ...filled("response", response),
    });
  },
};

function errorIn(fields: Fields, response: Record<string, unknown>): string {
  const error = response.error ?? fields.peek("error");
  return typeof error === "string" ? `: the call failed (${error.slice(0, 200)})` : "";
}

const lmEval: Log = {
  matches: (fields) => fields.has("doc") && (fields.has("resps") || fields.has("filtered_resps")),
  read(fields) {
    const doc = fields.json("doc");
    const calls = callsOf(fields.json("arguments"));
    const resps = unpackJson(fields.has("resps") ? fields.peek("resps") : fields.peek("filtered_resps"));
    const asked = calls[0] ? askedIn(calls[0][0]) : askedIn(doc);
    if (!asked)
      return {
        field: "doc",
        message: 'does not show what was asked; map it by its path, such as {"prompt": "doc.question"}',
      };
    const answer = answerOf(resps, calls);
    if (answer === undefined) return { field: "resps", message: "holds no text of a model" };
    fields.as("response").take(fields.has("resps") ? "resps" : "filtered_resps");
    if (calls[0]) fields.as("prompt").take("arguments");
    const numbers = isWeighed(calls) ? { resps } : {};
    return withExtra(exchangeOf("arguments", asked, { text: answer }), numbers);
  },
};

/** The calls of a sample, as `[[prompt, …], …]` or by name: `{gen_args_0: {arg_0: prompt, …}}`. */
function callsOf(value: unknown): unknown[][] {
  const calls = isRecord(value) ? Object.values(value) : Array.isArray(value) ? value : [];
  return calls.map((call) => (isRecord(call) ? Object.values(call) : Array.isArray(call) ? call : [call]));
}

/** The text that was generated; or of several that were given, the likeliest, where answers are pairs of a log-likelihood and more. */
function answerOf(resps: unknown, calls: readonly unknown[][]): string | undefined {
  const first = deepest(resps);
  if (typeof first === "string" && !isWeighed(calls)) return first;
  const likelihoods = (Array.isArray(resps) ? resps : []).map((resp) => Number(deepest(resp)));
  if (likelihoods.length === 0 || likelihoods.some(Number.isNaN)) return undefined;
  const best = calls[likelihoods.indexOf(Math.max(...likelihoods))]?.[1];
  return typeof best === "string" ? best.trim() : undefined;
}

/** Whether the model did not write but weighed what it was given: each call has a continuation. */
function isWeighed(calls: readonly unknown[][]): boolean {
  return typeof calls[0]?.[1] === "string";
}

function deepest(value: unknown): unknown {
  return Array.isArray(value) ? deepest(value[0]) : value;
}

const inspect: Log = {
  matches(fields) {
    const output = fields.json("output");
    return fields.has("input") && isRecord(output) && ("completion" in output || Array.isArray(output.choices));
  },
  read(fields) {
    const output = unpackJson(fields.as("response").take("output")) as Record<string, unknown>;
    const asked = askedIn(fields.as("prompt").take("input"));
    const { completion: _completion, model, ...spare } = output;
    const answers = answersIn(output);
    if (!asked || !answers) return { field: asked ? "output" : "input", message: "holds no text and no messages" };
    // What was really sent has the choices of a question and the calls of tools in it.
    const sent = isMessageList(fields.peek("messages"))
      ? (fields.as("messages").take("messages") as unknown[]).map(withNamedCalls)
      : undefined;
    const [answered, ...others] = answers;
    const draft = sent
      ? exchangeOf("messages", { messages: sent.slice(0, -1) }, { messages: sent.slice(-1) }, ...others)
      : exchangeOf("input", asked, answered, ...others);
    const read = withExtra(draft, filled("output", besideAnswer(spare)));
    return "message" in read || typeof model !== "string" ? read : { ...read, model };
  },
};

/** Inspect writes a call's name where others have the function. */
function withNamedCalls(message: unknown): unknown {
  if (!isRecord(message) || !Array.isArray(message.tool_calls)) return message;
  const calls = message.tool_calls.map((call) =>
    isRecord(call) && typeof call.function === "string"
      ? { id: call.id, name: call.function, arguments: call.arguments }
      : call,
  );
  return { ...message, tool_calls: calls };
}

const LOGS: readonly Log[] = [promptfoo, lmEval, inspect];

function filled(name: string, members: Record<string, unknown>): Record<string, unknown> {
  return Object.keys(members).length > 0 ? { [name]: members } : {};
}

function withExtra(draft: Draft | FieldProblem, extra: Record<string, unknown>): Draft | FieldProblem {
  return "message" in draft ? draft : { ...draft, extra: { ...extra, ...draft.extra } };
}
