import type { ExportFormat } from "@/lib/release/formats/export-format";

/** A file name of plain letters from which one sees the project, the format and, for a table, how its cells were written. */
export function fileName(project: string, format: ExportFormat, csv: "safe" | "exact"): string {
  const slug = project
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  const kind = format.ending === "csv" ? `${format.name}-${csv}` : format.name;
  return `${slug || "project"}-${kind}.${format.ending}`;
}
