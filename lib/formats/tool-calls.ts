import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";

export interface ToolCallDraft {
  id?: unknown;
  name: string;
  arguments?: unknown;
}

/** Tool calls in canonical form: `{id?, name, arguments?}` with any JSON as arguments. `null` when it is not that. */
export function readToolCalls(value: unknown): ToolCallDraft[] | null {
  return readAll(value, (call) => toDraft(call.id, call.name, call.arguments));
}

/**
 * Tool calls as OpenAI writes them, `{id, type, function: {name, arguments}}`, or a bare `{name, arguments}` as in
 * ShareGPT and the former `function_call`. The arguments are JSON text there; text that is no JSON stays text.
 */
export function readForeignToolCalls(value: unknown): ToolCallDraft[] | null {
  return readAll(value, (call) => {
    const body = isRecord(call.function) ? call.function : call;
    return toDraft(call.id, body.name, parseArguments(body.arguments));
  });
}

/** The arguments of a call as JSON text, such that reading it gives the same value again. */
export function argumentsText(args: unknown): string {
  if (typeof args === "string" && parseArguments(args) === args) return args;
  return JSON.stringify(args);
}

function readAll(
  value: unknown,
  read: (call: Record<string, unknown>) => ToolCallDraft | null,
): ToolCallDraft[] | null {
  const calls = Array.isArray(value) ? value : [value];
  const drafts = calls.map((call) => (isRecord(call) ? read(call) : null));
  return drafts.every((draft) => draft !== null) ? drafts : null;
}

function toDraft(id: unknown, name: unknown, args: unknown): ToolCallDraft | null {
  if (typeof name !== "string") return null;
  return { ...(id != null && { id }), name, ...(args !== undefined && { arguments: args }) };
}

function parseArguments(args: unknown): unknown {
  if (typeof args !== "string") return args;
  if (/^\s*[[{]/.test(args)) return unpackJson(args);
  try {
    return JSON.parse(args);
  } catch {
    return args;
  }
}
