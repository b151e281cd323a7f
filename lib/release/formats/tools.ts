import type { Example } from "@/lib/formats/example";
import { isRecord } from "@/lib/formats/fields";
import type { Columns } from "./columns";
import type { Changed } from "./fate";

/** What trainers want to know of tools beside the messages. */
export const TOOL_COLUMNS = {
  tools: "text",
  tool_choice: "text",
  parallel_tool_calls: "boolean",
} as const satisfies Columns;

/**
 * Tools for chat templates: as JSON text, which every version of `datasets` loads alike (lists of objects it would fill up with what other
 * rows have) and the trainers parse.
 */
export function toolFields(example: Example) {
  const { toolChoice, parallelToolCalls } = example;
  const tools = openaiTools(example)?.map(filled);
  return {
    tools: tools && JSON.stringify(tools),
    tool_choice: toolChoice === undefined || typeof toolChoice === "string" ? toolChoice : JSON.stringify(toolChoice),
    parallel_tool_calls: parallelToolCalls,
  };
}

/** The same as LLaMA-Factory reads them, without the wrapping. */
export function bareTools(example: Example): string | undefined {
  const bare = openaiTools(example)
    ?.map(filled)
    .map((tool) => (isRecord(tool.function) ? tool.function : tool));
  return bare && JSON.stringify(bare);
}

/** What is made up in both. */
export function toolChanges(example: Example): Changed[] {
  const isFilled = openaiTools(example)?.some((tool) => filled(tool) !== tool);
  return isFilled ? ["filled-tools"] : [];
}

/** OpenAI lets a description and parameters be absent; many chat templates, and LLaMA-Factory, fail without them. */
function filled(tool: Record<string, unknown>): Record<string, unknown> {
  const described = tool.function;
  if (!isRecord(described) || (described.description != null && described.parameters != null)) return tool;
  const { name, description, parameters, ...rest } = described;
  const usual = { name, description: description ?? "", parameters: parameters ?? { type: "object", properties: {} } };
  return { ...tool, function: { ...usual, ...rest } };
}

/** Tools as OpenAI describes them, `{type, function: {name, description, parameters}}`; none where the example has none. */
export function openaiTools({ tools = [] }: Example): Record<string, unknown>[] | undefined {
  if (tools.length === 0) return undefined;
  return tools.map((tool) => {
    if (isRecord(tool.function) || typeof tool.name !== "string") return tool;
    const { type: _type, input_schema, ...bare } = tool;
    return { type: "function", function: { ...bare, ...(input_schema !== undefined && { parameters: input_schema }) } };
  });
}

/** What hosted targets take for a name: letters, digits, underscores and hyphens, at most 64. */
export function isToolName(name: unknown): boolean {
  return typeof name === "string" && /^[\w-]{1,64}$/.test(name);
}

/** Whether a tool is described under a name that they refuse. */
export function hasStrayName(example: Example): boolean {
  return (openaiTools(example) ?? []).some((tool) => isRecord(tool.function) && !isToolName(tool.function.name));
}
