import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsNumberLiteral,
  parseAsString,
  type SearchParams,
} from "nuqs/server";
import { type Asked, type Given, given, parsersOf, type Search, type Wanted } from "./address";

/**
 * What a table shows, as it stands in the address: shared by the table in the browser and by queries and exports on the
 * server, so that a link reproduces what its sender saw. Whatever cannot be read falls back to its default.
 */
export interface Sort<Column extends string = string> {
  column: Column;
  direction: "asc" | "desc";
}

export const PAGE_SIZES = [25, 50, 100, 200] as const;

/** Pages count from 1. The bound keeps a hand-written address from asking the database for an absurd offset. */
const parseAsPage = createParser({
  parse: (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/** What no text can hold becomes a sign that none holds either, so that nothing is found by it. Nobody looks for a book. */
const parseAsQuestion = createParser({
  parse: (text) => text.slice(0, LONGEST_QUESTION).replaceAll("\u0000", "\ufffd").toWellFormed(),
  serialize: String,
});
const LONGEST_QUESTION = 500;

/** `created` sorts ascending, `-created` descending; a column that is not listed is refused. */
export function parseAsSort<Column extends string>(sortable: readonly Column[]) {
  return createParser<Sort<Column>>({
    parse(text) {
      const descending = text.startsWith("-");
      const column = sortable.find((name) => name === (descending ? text.slice(1) : text));
      return column === undefined ? null : { column, direction: descending ? "desc" : "asc" };
    },
    serialize: ({ column, direction }) => (direction === "desc" ? `-${column}` : column),
    eq: (one, other) => one.column === other.column && one.direction === other.direction,
  });
}

interface TableOptions<Column extends string, Filters extends Asked, Beside extends Asked> {
  /** Columns that the query can order by; without any, the list has one order. */
  sortable?: readonly Column[];
  /** The order when the address names none; by default the first sortable column, ascending. */
  sort?: Sort<Column>;
  size?: (typeof PAGE_SIZES)[number];
  /** What the list can be narrowed to, named as in the address. */
  filters?: Filters;
  /** What else stands in the address: kept when filters change, and not cleared with them. */
  beside?: Beside;
  /** Put before every name in the address, where a page has a second table. */
  prefix?: string;
}

/** The part of the address that every table has. */
function baseParsers(sortable: readonly string[], sort: Sort, size: (typeof PAGE_SIZES)[number]) {
  return {
    page: parseAsPage.withDefault(1),
    size: parseAsNumberLiteral(PAGE_SIZES).withDefault(size),
    sort: parseAsSort(sortable).withDefault(sort),
    q: parseAsQuestion.withDefault(""),
    /** Visible columns; `null` means those that are visible at first. */
    cols: parseAsArrayOf(parseAsString),
  };
}

/** What the browser's table needs of a definition. */
export interface TableDefinition {
  sortable: readonly string[];
  filterNames: readonly string[];
  parsers: ReturnType<typeof baseParsers>;
  /** The names in the address. */
  urlKeys: Partial<Record<string, string>>;
}
export type TableView = inferParserType<TableDefinition["parsers"]>;

/** Which rows of a list are read; pages count from 1. */
export interface ListPage {
  page: number;
  size: number;
}

/** What every list shows, whatever it is narrowed to; its query takes this and its filters. */
export type ListView<Column extends string = string> = ListPage & Pick<TableView, "q"> & { sort: Sort<Column> };

/**
 * Declares the address of a list that is searched, filtered, sorted or paged. The definition goes to `DataTable`; the page reads the
 * address with `load(searchParams)`, columns and filters typed; `href` writes one.
 */
export function defineTable<
  const Column extends string = never,
  const Filters extends Asked = Record<never, never>,
  const Beside extends Asked = Record<never, never>,
>(options: TableOptions<Column, Filters, Beside>) {
  type Names = Filters & Beside;
  type View = ListView<Column> & Pick<TableView, "cols">;
  const { sortable = [], prefix = "" } = options;
  const sort: Sort = options.sort ?? { column: sortable[0] ?? "", direction: "asc" };
  const parsers = {
    ...baseParsers(sortable, sort, options.size ?? 50),
    ...parsersOf({ ...options.beside, ...options.filters }),
  };
  const urlKeys = Object.fromEntries(Object.keys(parsers).map((name) => [name, `${prefix}${name}`]));
  const load = createLoader(parsers, { urlKeys });
  const write = createSerializer(parsers, { urlKeys });
  return {
    asked: { ...options.beside, ...options.filters } as Asked,
    sortable,
    urlKeys,
    filterNames: Object.keys(options.filters ?? {}),
    parsers,
    load: async (search: Search) => given(await load(search as Promise<SearchParams>)) as View & Given<Names>,
    href: (path: string, wanted: Partial<View> & Wanted<Names>) => write(path, wanted as Parameters<typeof write>[1]),
  };
}
