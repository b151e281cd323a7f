import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { roughSize } from "@/lib/core/text/rough-size";
import type { Column, Columns } from "./columns";

const ROW_GROUP = 10_000;
/** About how many bytes of JSON a row group may hold, whatever its rows. */
const ROW_GROUP_BYTES = 16_000_000;

/** Rows as Parquet, a row group at a time: memory holds one. Anything without a fixed shape is JSON text. */
export async function* parquetFile(
  batches: AsyncIterable<Iterable<object>>,
  columns: Columns,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const take = () => {
    const taken = bytes.getBytes().slice();
    bytes.index = 0;
    return taken;
  };
  const file = new ParquetWriter({
    writer: bytes,
    schema: parquetSchema(columns),
    statistics: false,
    createdBy: "touchstone",
  });
  let rows: Record<string, unknown>[] = [];
  let size = 0;
  const writeGroup = async () => {
    const columnData = Object.keys(columns).map((name) => ({ name, data: rows.map((row) => row[name]) }));
    await file.write({ columnData, rowGroupSize: rows.length });
    rows = [];
    size = 0;
    return take();
  };
  for await (const batch of batches) {
    for (const record of batch) {
      const row = cellsOf(record, columns);
      size += roughSize(row);
      if (rows.push(row) >= ROW_GROUP || size >= ROW_GROUP_BYTES) yield await writeGroup();
    }
  }
  if (rows.length > 0) yield await writeGroup();
  await file.finish();
  yield take();
}

/** The schema of a file: every value may be empty, lists are of the three levels that all readers know. */
export function parquetSchema(columns: Columns): SchemaElement[] {
  return [{ name: "schema", num_children: Object.keys(columns).length }, ...members(columns)];
}

function members(columns: Columns): SchemaElement[] {
  return Object.entries(columns).flatMap(([name, column]) => elements(name, column));
}

function elements(name: string, column: Column): SchemaElement[] {
  const optional = { name, repetition_type: "OPTIONAL" } as const;
  if (column === "number") return [{ ...optional, type: "DOUBLE" }];
  if (column === "boolean") return [{ ...optional, type: "BOOLEAN" }];
  if (typeof column === "string") return [{ ...optional, type: "BYTE_ARRAY", converted_type: "UTF8" }];
  if ("struct" in column)
    return [{ ...optional, num_children: Object.keys(column.struct).length }, ...members(column.struct)];
  return [
    { ...optional, converted_type: "LIST", num_children: 1 },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    ...elements("element", column.list),
  ];
}

function cellsOf(record: object, columns: Columns): Record<string, unknown> {
  const given = record as Record<string, unknown>;
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cellOf(given[name], column)]));
}

function cellOf(value: unknown, column: Column): unknown {
  if (value === undefined || value === null) return null;
  if (column === "json") return JSON.stringify(value);
  if (typeof column === "string") return value;
  if ("struct" in column) return cellsOf(value, column.struct);
  return (value as unknown[]).map((entry) => cellOf(entry, column.list));
}
