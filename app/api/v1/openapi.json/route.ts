import { ALL_ENDPOINTS } from "@/lib/api/all-endpoints";
import { openApiDocument } from "@/lib/api/openapi";

export function GET(): Response {
  return Response.json(openApiDocument(ALL_ENDPOINTS), { headers: { "cache-control": "no-store" } });
}
