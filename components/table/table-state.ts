import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  type ParserMap,
  parseAsArrayOf,
  parseAsNumberLiteral,
  parseAsString,
  type UrlKeys,
} from "nuqs/server";

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

interface TableOptions<Column extends string, Filters extends ParserMap> {
  /** Columns that the query can order by. */
  sortable: readonly [Column, ...Column[]];
  /** The order when the address names none; by default the first sortable column, ascending. */
  sort?: Sort<Column>;
  size?: (typeof PAGE_SIZES)[number];
  /** One parser per filter, named as in the address. */
  filters: Filters;
  /** Put before every name in the address, where a page has a second table. */
  prefix?: string;
}

/** The part of the address that every table has. */
function baseParsers(sortable: readonly string[], sort: Sort, size: (typeof PAGE_SIZES)[number]) {
  return {
    page: parseAsPage.withDefault(1),
    size: parseAsNumberLiteral(PAGE_SIZES).withDefault(size),
    sort: parseAsSort(sortable).withDefault(sort),
    q: parseAsString.withDefault(""),
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

/**
 * Declares the state of one table. The definition goes to `DataTable`; `load` reads the address on the server
 * (`await examplesTable.load(searchParams)`) with columns and filters typed; `write` makes a query string from values.
 */
export function defineTable<const Column extends string, Filters extends ParserMap>(
  options: TableOptions<Column, Filters>,
) {
  const sort: Sort<Column> = options.sort ?? { column: options.sortable[0], direction: "asc" };
  const parsers = { ...baseParsers(options.sortable, sort, options.size ?? 50), ...options.filters };
  const typed = { ...parsers, sort: parseAsSort<Column>(options.sortable).withDefault(sort) };
  const urlKeys: UrlKeys<typeof typed> = {};
  for (const name of Object.keys(typed) as (keyof typeof typed & string)[]) {
    urlKeys[name] = `${options.prefix ?? ""}${name}`;
  }
  return {
    sortable: options.sortable,
    urlKeys,
    filterNames: Object.keys(options.filters),
    parsers,
    load: createLoader<typeof typed>(typed, { urlKeys }),
    write: createSerializer<typeof typed>(typed, { urlKeys }),
  };
}
