import type { ExportFormat } from "./export-format";

/**
 * What LLaMA-Factory's `dataset_info.json` says of a file, under the file's name without its ending; null for formats that it does not
 * read.
 */
export function datasetInfoOf({ datasetInfo }: ExportFormat, fileName: string): Record<string, object> | null {
  return datasetInfo ? { [fileName.replace(/\.[^.]+$/, "")]: { file_name: fileName, ...datasetInfo } } : null;
}
