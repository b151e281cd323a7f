import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { EXAMPLE_KINDS } from "@/lib/formats/example";
import { AppError } from "@/lib/server/errors";
import { pageExamples } from "./example-queries";
import { exampleListSchema, importAnnotationsSchema, importExamplesSchema, UPLOAD_TYPES } from "./schema";
import { receiveUpload } from "./uploads";

const jobId = z.object({ jobId: z.uuid() });

/** The request's body as bytes; a request without one is empty. */
export function bodyOf(request: Request): AsyncIterable<Uint8Array> {
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/"))
    throw new AppError("unsupported-media-type", "Send the records themselves as the body, not a form.");
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
  method: "POST",
  path: "/api/v1/projects/{id}/examples",
  summary: "Import examples: NDJSON, a JSON list or CSV as the body, streamed; answers a job to follow",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:import"),
  query: importExamplesSchema,
  streams: UPLOAD_TYPES,
  status: 202,
  answer: jobId,
  refusals: { empty: 400 },
  handle: ({ scope, query, request }) =>
    receiveUpload(
      scope,
      "import-examples",
      { ...query, fileName: query.fileName ?? fileNameOf(request) },
      bodyOf(request),
    ),
});

export const listExamplesCall = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/examples",
  summary: "The examples under a filter, in the order in which they came, by cursor",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:read"),
  query: exampleListSchema,
  answer: z.object({
    examples: z.array(
      z.object({
        id: z.uuid(),
        externalId: z.string(),
        kind: z.enum(EXAMPLE_KINDS),
        text: z.string().describe("The beginning of its first text"),
        slices: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        isGold: z.boolean(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  refusals: { "bad-cursor": 400 },
  handle: ({ scope, query }) => pageExamples(scope, query),
});

export const importAnnotationsCall = endpoint({
  method: "POST",
  path: "/api/v1/projects/{id}/annotations",
  summary:
    "Import existing labels in long form: NDJSON, a JSON list or CSV as the body, streamed; answers a job to follow",
  scope: (actor, params) => requireProject(actor, params.id!, "examples:import"),
  query: importAnnotationsSchema,
  streams: UPLOAD_TYPES,
  status: 202,
  answer: jobId,
  refusals: { empty: 400 },
  handle: ({ scope, query, request }) =>
    receiveUpload(
      scope,
      "import-annotations",
      { ...query, fileName: query.fileName ?? fileNameOf(request) },
      bodyOf(request),
    ),
});
