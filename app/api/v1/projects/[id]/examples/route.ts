import { serve } from "@/lib/api/serve";
import { importExamplesCall, listExamplesCall } from "@/lib/import/endpoints";

export const GET = serve(listExamplesCall);
export const POST = serve(importExamplesCall);
