import { isRecord } from "@/lib/formats/fields";

/**
 * A record that holds what several models answered to one prompt, `{"prompt": …, "outputs": {"model": "text"}}` or `"outputs": [{"model":
 * …, "text": …}]`, as one record for each output; any other record by itself. The outputs keep their prompt together by its `prompt_id`,
 * or else by the record's id; their own ids are the record's with a number, in which no model's name stands.
 */
export function spreadOutputs(record: unknown): readonly unknown[] {
  // Beside `inputs` they are the outputs of a trace, not of several models.
  if (!isRecord(record) || !Object.hasOwn(record, "outputs") || Object.hasOwn(record, "inputs")) return [record];
  const { outputs, ...rest } = record;
  const given = Array.isArray(outputs)
    ? outputs.map(ofList)
    : isRecord(outputs)
      ? Object.entries(outputs).map(ofModel)
      : [];
  if (given.length === 0 || given.includes(null)) return [record];
  const { id } = rest;
  const named = typeof id === "string" || typeof id === "number";
  return given.map((output, index) => ({
    ...rest,
    ...output,
    ...(named && { id: `${id}:${index + 1}`, prompt_id: rest.prompt_id ?? id }),
  }));
}

type Output = Record<string, unknown> | null;

function ofModel([model, text]: [string, unknown]): Output {
  return typeof text === "string" ? { model, response: text } : null;
}

function ofList(output: unknown): Output {
  if (!isRecord(output) || typeof output.model !== "string") return null;
  const { text, id: _own, ...rest } = output;
  return text === undefined ? rest : { ...rest, response: text };
}
