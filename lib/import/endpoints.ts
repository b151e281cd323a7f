import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { pageSchema } from "@/lib/api/page";
import { requireProject } from "@/lib/auth/scope";
import { EXAMPLE_KINDS } from "@/lib/formats/example";
import { AppError, ok } from "@/lib/server/errors";
import { pageExamples } from "./example-queries";
import { loadVersions } from "./known-versions";
import { openExamples, openLabels } from "./open-import";
import { exampleListSchema, importAnnotationsSchema, importExamplesSchema, UPLOAD_TYPES, UPLOADS } from "./schema";
import { receiveFitting } from "./uploads";

/** The request's body as bytes; a request without one is empty. What is packed on its way is unpacked where it is stored. */
export function bodyOf(request: Request): AsyncIterable<Uint8Array> {
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/"))
    throw new AppError("unsupported-media-type", "Send the records themselves as the body, not a form.");
  if (!/^(?:|identity|(?:x-)?gzip)$/i.test(request.headers.get("content-encoding")?.trim() ?? ""))
    throw new AppError("unsupported-media-type", "Send the body as it is, or packed with gzip.");
  return (request.body ??
    new ReadableStream<Uint8Array>({
      start: (controller) => controller.close(),
    })) as unknown as AsyncIterable<Uint8Array>;
}

/** A file's ending for what the content type says, where the caller names no file. */
export function fileNameOf(request: Request): string | undefined {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]!.trim();
  const endings: Record<string, string> = {
    "application/x-ndjson": "body.ndjson",
    "application/jsonl": "body.ndjson",
    "text/csv": "body.csv",
    "text/tab-separated-values": "body.tsv",
  };
  return endings[type];
}

export const importExamplesCall = endpoint({
  ...UPLOADS.examples,
  summary:
    "Import examples: NDJSON, JSON, a table, a workbook or Parquet as the body, streamed; answers a job to follow",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:import"),
  query: importExamplesSchema,
  streams: UPLOAD_TYPES,
  status: 202,
  refusals: ["empty", "unknown-column"],
  handle: async ({ scope, query, request }) => {
    const options = { ...query, fileName: query.fileName ?? fileNameOf(request) };
    const { criteria } = await loadVersions(scope.projectId);
    return receiveFitting(scope, "import-examples", options, bodyOf(request), (head) =>
      openExamples(head, options, criteria),
    );
  },
});

export const listExamplesCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/examples",
  summary: "The examples under a filter, in the order in which they came, by cursor",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read"),
  query: exampleListSchema,
  answer: pageSchema(
    z.object({
      id: z.uuid(),
      externalId: z.string(),
      kind: z.enum(EXAMPLE_KINDS),
      text: z.string().describe("The beginning of its first text"),
      slices: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      isGold: z.boolean(),
    }),
  ),
  handle: async ({ scope, query }) => ok(await pageExamples(scope, query)),
});

export const importAnnotationsCall = endpoint({
  ...UPLOADS.annotations,
  summary:
    "Import existing labels in long form, in any form that the mapping describes, or as Label Studio, Argilla and doccano export them, as the body, streamed; answers a job to follow",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:import"),
  query: importAnnotationsSchema,
  streams: UPLOAD_TYPES,
  status: 202,
  refusals: ["empty", "unknown-column"],
  handle: async ({ scope, query, request }) => {
    const options = { ...query, fileName: query.fileName ?? fileNameOf(request) };
    const { criteria } = await loadVersions(scope.projectId);
    return receiveFitting(scope, "import-annotations", options, bodyOf(request), (head) =>
      openLabels(head, options, criteria),
    );
  },
});
