import { Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";

export interface ToolCallDraft {
  id?: unknown;
  name: string;
  arguments?: unknown;
}

/** Calls, and what was written beside a call that has no place in one. */
export interface ToolCalls {
  calls: ToolCallDraft[];
  spare: Record<string, unknown>[];
}

/** Tool calls in canonical form: `{id?, name, arguments?}` with any JSON as arguments. `null` when it is not that. */
export function readToolCalls(value: unknown): ToolCalls | null {
  return readAll(value, (call) => [call, call.take("id"), jsonUnder(call, "arguments")]);
}

/** Where the name and the arguments of a call may stand, one level down. */
const BODIES = ["function", "custom", "toolUse", "functionCall", "function_call"] as const;

/**
 * Tool calls as they are written elsewhere: OpenAI's `{id, type, function: {name, arguments}}`, a bare `{name, arguments}`
 * as in ShareGPT and the former `function_call`, and the calls of Anthropic, Gemini, Bedrock and the Responses API, also
 * as JSON text. Arguments that are JSON text become what they say; text that is no JSON stays text.
 */
export function readForeignToolCalls(value: unknown): ToolCalls | null {
  return readAll(unpackJson(value), (call) => {
    const inner = BODIES.find((name) => isRecord(call.peek(name)));
    const body = inner === undefined ? call : new Fields(call.take(inner) as Record<string, unknown>);
    const own = call.takeText("call_id", "toolCallId", "tool_call_id", "id");
    const id = own ?? body.takeText("toolUseId", "toolCallId", "id");
    for (const structure of ["type", "index"]) call.take(structure);
    return [body, id, parseArguments(jsonUnder(body, "arguments", "args", "input", "parameters"))];
  });
}

/** The arguments of a call as JSON text, such that reading it gives the same value again. */
export function argumentsText(args: unknown): string {
  if (typeof args === "string" && parseArguments(args) === args) return args;
  return JSON.stringify(args);
}

/** Reads each call by `read`, which says where its name stands, its id and its arguments. */
function readAll(value: unknown, read: (call: Fields) => [body: Fields, id: unknown, args: unknown]): ToolCalls | null {
  const found: ToolCalls = { calls: [], spare: [] };
  for (const item of Array.isArray(value) ? value : [value]) {
    if (!isRecord(item)) return null;
    const call = new Fields(item);
    const [body, id, args] = read(call);
    const name = body.take("name", "toolName", "tool_name");
    if (typeof name !== "string") return null;
    const hasId = id !== undefined && id !== "";
    found.calls.push({ ...(hasId && { id }), name, ...(args !== undefined && { arguments: args }) });
    for (const fields of new Set([call, body])) {
      const spare = fields.spare();
      if (spare) found.spare.push(spare);
    }
  }
  return found;
}

/** The first value under one of the names; null where there is only a null, which is JSON as good as any. */
function jsonUnder(fields: Fields, ...names: readonly string[]): unknown {
  return fields.take(...names) ?? (names.some((name) => fields.isNull(name)) ? null : undefined);
}

export function parseArguments(args: unknown): unknown {
  if (typeof args !== "string") return args;
  if (/^\s*[[{]/.test(args)) return unpackJson(args);
  try {
    return JSON.parse(args);
  } catch {
    return args;
  }
}
