import { serve } from "@/lib/api/serve";
import { importExamplesCall } from "@/lib/import/endpoints";

export const POST = serve(importExamplesCall);
