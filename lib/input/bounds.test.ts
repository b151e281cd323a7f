import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Asked } from "@/lib/address/address";
import { ALL_ENDPOINTS } from "@/lib/api/all-endpoints";
import { MAX_INTEGER } from "./schemas";

type Part = Record<string, unknown>;

/** Texts without an end and whole numbers that no column holds, in what a schema takes. */
function boundless(schema: Part, at: string): string[] {
  const { type, maxLength, format, pattern, minimum, maximum } = schema;
  const isClosed = "enum" in schema || "const" in schema;
  if (type === "string" && !isClosed && maxLength === undefined && !format && !pattern) return [`${at}: a text`];
  const fits = Number(minimum) >= -MAX_INTEGER && Number(maximum) <= MAX_INTEGER;
  if (type === "integer" && !isClosed && !fits) return [`${at}: a whole number`];
  return Object.entries(schema).flatMap(([name, part]) =>
    typeof part === "object" && part !== null ? boundless(part as Part, `${at}.${name}`) : [],
  );
}

const taken = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Part;

test("every text that a call takes has a bound, and every whole number fits the database", () => {
  const open = ALL_ENDPOINTS.flatMap(({ method, path: route, query, body }) =>
    Object.entries({ query, body }).flatMap(([part, schema]) =>
      schema ? boundless(taken(schema as z.ZodType), `${method} ${route} ${part}`) : [],
    ),
  );
  expect(open).toEqual([]);
  const bare = z.object({ a: z.string(), b: z.array(z.number().int().min(0)), c: z.string().max(3) });
  expect(boundless(taken(bare), "")).toEqual([".properties.a: a text", ".properties.b.items: a whole number"]);
});

test("so has what stands in the address of a page", async () => {
  const root = path.resolve(import.meta.dirname, "..");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\/address\.ts$/.test(file));
  const declared: { name: string; asked: Asked }[] = [];
  for (const file of files.filter((name) => !name.startsWith("address/"))) {
    const parts: Record<string, unknown> = await import(path.join(root, file));
    for (const [name, part] of Object.entries(parts))
      if (typeof part === "object" && part && "asked" in part) declared.push({ name, asked: part.asked as Asked });
  }
  expect(declared.length).toBeGreaterThan(25);
  expect(declared.flatMap(({ name, asked }) => boundless(taken(z.object(asked)), name))).toEqual([]);
});
