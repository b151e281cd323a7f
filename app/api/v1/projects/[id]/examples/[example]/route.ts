import { serve } from "@/lib/api/serve";
import { readExampleCall } from "@/lib/curate/example-endpoints";

export const GET = serve(readExampleCall);
