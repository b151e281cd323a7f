import { type ExportQuery, exportQuerySchema } from "./schema";

const NAMES = [
  "format",
  "criterion",
  "version",
  "annotators",
  "from",
  "to",
  "decided",
  "csv",
  "revisions",
  "evaluation",
  "sharedWithEvaluation",
];

/** Reads the release page's address; on a page a table is for a spreadsheet unless said otherwise. Nonsense falls back to the defaults. */
export function pageQuery(search: Record<string, string | string[] | undefined>): ExportQuery {
  const asked = Object.fromEntries(
    NAMES.flatMap((name) => (typeof search[name] === "string" && search[name] !== "" ? [[name, search[name]]] : [])),
  );
  const defaults = { format: "long-csv", csv: "safe" };
  const parsed = exportQuerySchema.safeParse({ ...defaults, ...asked });
  return parsed.success ? parsed.data : exportQuerySchema.parse(defaults);
}

/** The same as a query string, for the page, the export and back. Defaults of the export are left out. */
export function queryString(query: ExportQuery): string {
  const { annotators, ...rest } = query;
  const entries = Object.entries({ ...rest, annotators: annotators?.join(",") }).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(entries).toString();
}
