import { serve } from "@/lib/api/serve";
import { keepExampleCall } from "@/lib/curate/duplicates/endpoints";

export const POST = serve(keepExampleCall);
