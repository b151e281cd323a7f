import { type Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import type { FieldProblem } from "@/lib/formats/recogniser";

/** What a model could call, and how it was told to. */
export interface ToolsDraft {
  tools?: unknown;
  toolChoice?: unknown;
  parallelToolCalls?: unknown;
}

/**
 * Takes the tools of a record, under the names of OpenAI (also of its former functions), Anthropic, Gemini and Bedrock, as lists or
 * as JSON text. Each becomes `{type: "function", function: {name, description, parameters}}`; tools of other kinds stay as they are,
 * and in the canonical shape (`asGiven`) all do. Where a record is a conversation (`isStrict`), tools that are none are a problem.
 */
export function takeTools(fields: Fields, asGiven: boolean, isStrict: boolean): ToolsDraft | FieldProblem {
  const name = ["tools", "functions", "toolConfig"].find((known) => fields.has(known) && fields.peek(known) !== "");
  const given = name === undefined ? undefined : fields.json(name);
  const tools = asGiven ? given : readTools(name === "toolConfig" && isRecord(given) ? given.tools : given);
  if (name !== undefined && name !== "toolConfig" && tools === undefined && isStrict)
    return { field: name, message: "must be a list of tools, each an object with a name, or JSON text of one" };
  if (!isStrict && !asGiven && tools === undefined) return {};
  if (name !== undefined && tools !== undefined) fields.take(name);
  const inConfig = name === "toolConfig" && isRecord(given) ? given.toolChoice : undefined;
  const choice = inConfig ?? unpackJson(fields.take("toolChoice", "tool_choice", "toolConfig", "function_call"));
  return toDraft(tools, choice, fields.take("parallelToolCalls", "parallel_tool_calls"));
}

function toDraft(tools: unknown, toolChoice: unknown, parallel: unknown): ToolsDraft {
  const isEmpty = Array.isArray(tools) && tools.length === 0;
  return {
    ...(tools !== undefined && !isEmpty && { tools }),
    ...(toolChoice !== undefined && toolChoice !== "" && { toolChoice }),
    ...(parallel !== undefined && parallel !== "" && { parallelToolCalls: YES_OR_NO.get(parallel) ?? parallel }),
  };
}

/** As a table writes them. */
const YES_OR_NO = new Map<unknown, boolean>([
  ["true", true],
  ["True", true],
  ["false", false],
  ["False", false],
]);

/** Tools in OpenAI's form; `undefined` where the value is no list of tools. */
export function readTools(value: unknown): Record<string, unknown>[] | undefined {
  const list = unpackJson(value);
  const tools = (Array.isArray(list) ? list : [list]).map(unpackJson);
  return tools.every(isRecord) ? tools.flatMap(readTool) : undefined;
}

function readTool(tool: Record<string, unknown>): Record<string, unknown>[] {
  const declared = tool.functionDeclarations ?? tool.function_declarations;
  if (Array.isArray(declared) && declared.every(isRecord)) return declared.map(toFunction);
  if (isRecord(tool.toolSpec)) return [toFunction(tool.toolSpec)];
  const isFunction = [undefined, null, "function", "custom"].some((type) => type === tool.type);
  return typeof tool.name === "string" && isFunction && !isRecord(tool.function) ? [toFunction(tool)] : [tool];
}

/** A function with its parameters as OpenAI names them; what else it says of itself stays. */
function toFunction({ type: _, inputSchema, input_schema, ...tool }: Record<string, unknown>): Record<string, unknown> {
  const schema = isRecord(inputSchema) && isRecord(inputSchema.json) ? inputSchema.json : (inputSchema ?? input_schema);
  return { type: "function", function: { ...tool, ...(schema !== undefined && { parameters: schema }) } };
}
