/** A JSON Schema as plain data. */
export type JsonSchema = {
  [key: string]: JsonSchema | JsonSchema[] | (string | number | null)[] | string | number | boolean;
};

/** An object with these properties, all of them and no others. */
export function closedObject(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}
