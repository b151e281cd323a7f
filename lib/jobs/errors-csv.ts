import "server-only";
import { stringify } from "csv-stringify/sync";
import type { ProjectScope } from "@/lib/auth/scope";
import { neutralise } from "@/lib/formats/spreadsheet-safe";
import { type ErrorsView, listJobErrors } from "./job-queries";

const PAGE = 1000;

/** The kept errors of a job as CSV for a spreadsheet (formulas neutralised), in pieces. */
export async function* errorsCsv(
  scope: ProjectScope<"jobs:read">,
  jobId: string,
  view: Pick<ErrorsView, "code" | "direction">,
): AsyncGenerator<string> {
  yield "line,row,code,field,message\r\n";
  for (let offset = 0; ; offset += PAGE) {
    const errors = await listJobErrors(scope, jobId, { ...view, offset, limit: PAGE });
    const rows = errors.map(({ line, row, code, field, message }) => [
      line,
      row ?? line,
      ...[code, field ?? "", message].map(neutralise),
    ]);
    if (rows.length > 0) yield stringify(rows, { record_delimiter: "windows" });
    if (errors.length < PAGE) return;
  }
}
