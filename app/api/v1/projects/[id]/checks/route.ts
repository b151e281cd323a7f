import { serve } from "@/lib/api/serve";
import { listChecksCall } from "@/lib/curate/checks/endpoints";

export const GET = serve(listChecksCall);
