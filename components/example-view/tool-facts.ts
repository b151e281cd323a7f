import { isRecord } from "@/lib/formats/fields";

export interface ToolParameter {
  name: string;
  /** As its schema says it: a type, several, or the values to choose from. */
  type: string;
  isRequired: boolean;
  description: string;
}

export interface ToolFacts {
  name: string;
  description: string;
  parameters: ToolParameter[];
}

/** What a tool says of itself, whatever wrote it: a function with a JSON Schema, or one that lists its parameters plainly (xLAM). */
export function toolFacts(tool: Readonly<Record<string, unknown>>): ToolFacts {
  const body = isRecord(tool.function) ? tool.function : tool;
  const schema = body.parameters ?? body.input_schema;
  const properties = isRecord(schema)
    ? isRecord(schema.properties)
      ? schema.properties
      : plainProperties(schema)
    : {};
  const required = isRecord(schema) && Array.isArray(schema.required) ? schema.required : [];
  return {
    name: textOf(body.name) || textOf(tool.type) || "a tool without a name",
    description: textOf(body.description),
    parameters: Object.entries(properties).map(([name, property]) => ({
      name,
      type: isRecord(property) ? typeOf(property) : "",
      isRequired: required.includes(name) || (isRecord(property) && property.required === true),
      description: isRecord(property) ? textOf(property.description) : textOf(property),
    })),
  };
}

/** Parameters without a schema around them; what is a schema of no properties has none. */
function plainProperties(schema: Record<string, unknown>): Record<string, unknown> {
  return Object.values(schema).every(isRecord) ? schema : {};
}

function typeOf({ type, enum: values }: Record<string, unknown>): string {
  if (Array.isArray(values) && values.length > 0) return values.map((value) => JSON.stringify(value)).join(" | ");
  return Array.isArray(type) ? type.map(textOf).join(" | ") : textOf(type);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
