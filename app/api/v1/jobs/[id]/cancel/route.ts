import { serve } from "@/lib/api/serve";
import { cancelJobCall } from "@/lib/import/endpoints";

export const POST = serve(cancelJobCall);
