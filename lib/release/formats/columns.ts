/** What a column holds. `json` is anything: as it is in lines of JSON, as JSON text in Parquet. */
export type Column = "text" | "number" | "boolean" | "json" | { list: Column } | { struct: Columns };
/** The columns of a format, or the members of an object, in their order. Each may be empty in a row. */
export type Columns = Readonly<Record<string, Column>>;
