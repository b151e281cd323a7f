import { serve } from "@/lib/api/serve";
import { listCases } from "@/lib/measure/drill-down-endpoints";

export const GET = serve(listCases);
