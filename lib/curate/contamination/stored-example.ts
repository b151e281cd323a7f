import type { Example } from "@/lib/formats/example";

/** An example as it stands in the database: it was read by the schema when it was stored, and never changes. */
export function storedExample(kind: string, content: object): Example {
  return { ...content, kind } as Example;
}
