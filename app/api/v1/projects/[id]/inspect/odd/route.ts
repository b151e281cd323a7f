import { serve } from "@/lib/api/serve";
import { listOdd } from "@/lib/curate/inspect/endpoints";

export const GET = serve(listOdd);
