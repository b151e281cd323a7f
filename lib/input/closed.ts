import { type ZodType, z } from "zod";

/**
 * The same schema, which refuses names that it does not know wherever it would pass over them in silence: in itself and in every part.
 * What says that it takes any name (a record, a loose object) still does.
 */
export function closed<T>(schema: ZodType<T>): ZodType<T> {
  return close(schema) as ZodType<T>;
}

/** Parts of a definition that are schemas, whatever its kind. */
const HELD = ["innerType", "element", "valueType", "in", "out", "left", "right", "rest"];

function close(schema: unknown): unknown {
  if (!(schema instanceof z.ZodType)) return schema;
  const definition: z.core.$ZodTypeDef & Record<string, unknown> = { ...schema.def };
  for (const name of HELD) definition[name] &&= close(definition[name]);
  if (schema instanceof z.ZodUnion) definition.options = schema.options.map(close);
  if (schema instanceof z.ZodTuple) definition.items = schema.def.items.map(close);
  if (schema instanceof z.ZodObject) {
    definition.shape = Object.fromEntries(Object.entries(schema.shape).map(([name, part]) => [name, close(part)]));
    definition.catchall ??= z.never();
  }
  // What is said about a schema, such as its description, goes on to its copy.
  return schema.clone(definition, { parent: true });
}
