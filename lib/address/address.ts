import { createLoader, createMultiParser, createSerializer, type SearchParams } from "nuqs/server";
import type { z } from "zod";
import { isStorable } from "@/lib/input/read-input";

/** A page's `searchParams`; a text only in tests. */
export type Search = Promise<SearchParams> | string;

/** What may stand in an address, by name: what each value means is said by its schema, as for the API. */
export type Asked = Record<string, z.ZodType>;
/** What was asked for. What the address does not say, or says badly, is absent or has its schema's default. */
export type Given<Names extends Asked> = [keyof Names] extends [never] ? unknown : z.output<z.ZodObject<Names>>;
/** What an address is to ask for; null and whatever is the default anyway are left out. */
export type Wanted<Names extends Asked> = { [Name in keyof Given<Names>]?: Given<Names>[Name] | null };

/** A name that is given several times has a list, as for the API. */
function parserOf(schema: z.ZodType) {
  const parser = createMultiParser<NonNullable<unknown>>({
    parse(texts) {
      // What no database could hold was not meant either.
      const said = texts.filter((text) => text !== "" && isStorable(text));
      return schema.safeParse(said.length > 1 ? said : said[0]).data ?? null;
    },
    serialize: (value) => [value].flat().map(String),
  });
  const usual = schema.safeParse(undefined).data;
  return usual == null ? parser : parser.withDefault(usual);
}

export function parsersOf<Names extends Asked>(names: Names) {
  return Object.fromEntries(Object.entries(names).map(([name, schema]) => [name, parserOf(schema)])) as Record<
    keyof Names & string,
    ReturnType<typeof parserOf>
  >;
}

/** Without what is null. */
export function given(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/**
 * Declares what may stand in the address of a page: the page reads it with `load(searchParams)`, every link to the page is written
 * by `href`, on the server and in the browser. A list that is searched, filtered or paged has `defineTable` instead.
 */
export function defineAddress<const Names extends Asked>(names: Names) {
  const parsers = parsersOf(names);
  const load = createLoader(parsers);
  const write = createSerializer(parsers);
  return {
    asked: names as Asked,
    load: async (search: Search) => given((await load(search as Promise<SearchParams>)) as object) as Given<Names>,
    href: (path: string, wanted: Wanted<Names>) => write(path, wanted as Parameters<typeof write>[1]),
  };
}
