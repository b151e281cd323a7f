import { serve } from "@/lib/api/serve";
import { listMatching } from "@/lib/curate/inspect/endpoints";

export const GET = serve(listMatching);
