/** One column of packed rows: the same in all of them, text (or none) of which only the middle differs, objects as columns again, or as it is. */
type Column =
  | { same: unknown }
  | { start: string; end: string; rest: unknown[] }
  | { packed: Packed<object> }
  | { each: unknown[] };

/** Rows as columns. */
export interface Packed<Row> {
  length: number;
  columns: Record<string, Column>;
  /** Never there: says what the rows are. */
  of?: Row;
}

/**
 * Makes rows short for their way to a component in the browser: what is given to one stands in the page twice, so names of columns, what
 * all rows share and what their addresses begin and end with are written once.
 */
export function pack<Row extends object>(rows: readonly Row[]): Packed<Row> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => [name, rows.map((row) => (row as Record<string, unknown>)[name])] as const);
  // On its way what is undefined does not arrive.
  const known = columns.filter(([, each]) => each.some((value) => value !== undefined));
  return { length: rows.length, columns: Object.fromEntries(known.map(([name, each]) => [name, columnOf(each)])) };
}

function columnOf(each: unknown[]): Column {
  if (each.every((value) => Object.is(value, each[0]))) return { same: each[0] };
  const texts = each.filter((value) => typeof value === "string");
  if (texts.length > 0 && each.every((value) => typeof value === "string" || value == null))
    return { ...ends(texts), rest: middles(each, ends(texts)) };
  if (each.every(isRecord)) return { packed: pack(each) };
  return { each };
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function ends(texts: readonly string[]): { start: string; end: string } {
  const [first = "", ...others] = texts;
  let start = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, start))) start--;
  let end = Math.min(...texts.map(({ length }) => length)) - start;
  for (const other of others) while (!other.endsWith(first.slice(first.length - end))) end--;
  return { start: first.slice(0, start), end: first.slice(first.length - end) };
}

const middles = (each: readonly unknown[], { start, end }: { start: string; end: string }) =>
  each.map((value) => (typeof value === "string" ? value.slice(start.length, value.length - end.length) : value));

/** The rows as they were. */
export function unpack<Row extends object>({ length, columns }: Packed<Row>): Row[] {
  const known = Object.entries(columns).map(([name, column]) => [name, valuesOf(column)] as const);
  return Array.from({ length }, (_, row) => Object.fromEntries(known.map(([name, at]) => [name, at(row)])) as Row);
}

function valuesOf(column: Column): (row: number) => unknown {
  if ("same" in column) return () => column.same;
  if ("rest" in column)
    return (row) => {
      const rest = column.rest[row];
      return typeof rest === "string" ? column.start + rest + column.end : rest;
    };
  if ("packed" in column) {
    const rows = unpack(column.packed);
    return (row) => rows[row];
  }
  return (row) => column.each[row];
}
