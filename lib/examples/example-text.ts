import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** The titles and texts of the contexts of example `e`; null without any, which most are. */
const CONTEXT_TEXT = Prisma.sql`CASE WHEN e.content -> 'contexts' IS NOT NULL THEN
    (SELECT string_agg(concat_ws(E'\n', c ->> 'title', c ->> 'text'), E'\n') FROM jsonb_array_elements(e.content -> 'contexts') c) END`;

/**
 * All that people read in example `e`, as one text: no model, no tool or its arguments, no score. Compared letter by letter and without
 * regard to the case of A to Z: a rule of any language takes three times as long, and 100,000 texts must be looked through while
 * somebody types.
 */
export const EXAMPLE_TEXT = Prisma.sql`(CASE
  WHEN e.kind = 'preference' THEN concat_ws(E'\n', e.content ->> 'prompt', e.content ->> 'system', e.content ->> 'reasoning',
    (SELECT string_agg(concat_ws(E'\n', (SELECT string_agg(m ->> 'reasoning', E'\n') FROM jsonb_array_elements(r -> 'messages') m), r ->> 'text'), E'\n')
      FROM jsonb_array_elements(e.content -> 'responses') r), ${CONTEXT_TEXT})
  WHEN e.kind = 'conversation' THEN concat_ws(E'\n', e.content ->> 'system', e.content ->> 'reasoning',
    (SELECT string_agg(concat_ws(E'\n', m ->> 'reasoning', m ->> 'content'), E'\n') FROM jsonb_array_elements(e.content -> 'messages') m), ${CONTEXT_TEXT})
  ELSE concat_ws(E'\n', e.content ->> 'text', e.content ->> 'prompt', e.content ->> 'response', e.content ->> 'system', e.content ->> 'reasoning', ${CONTEXT_TEXT})
END COLLATE "C")`;

/** The beginning of the text by which people know example `e` again: its prompt, its text or its first message; empty without any. */
export function beginningOf(characters: number): Prisma.Sql {
  return Prisma.sql`left(coalesce(e.content ->> 'prompt', e.content ->> 'text', e.content #>> '{messages,0,content}', ''), ${characters}::int)`;
}

/** As much of it as stands in a line of a list. */
export const EXCERPT = beginningOf(200);

/** How long the text that spans of example `e` count in is, in code points; as `spanText` has it. */
export const SPAN_TEXT_LENGTH = Prisma.sql`char_length(coalesce(CASE WHEN e.kind = 'text' THEN e.content ->> 'text' ELSE e.content ->> 'response' END, ''))`;
