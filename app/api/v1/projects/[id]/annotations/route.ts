import { serve } from "@/lib/api/serve";
import { importAnnotationsCall } from "@/lib/import/endpoints";

export const POST = serve(importAnnotationsCall);
