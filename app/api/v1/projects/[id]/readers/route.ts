import { serve } from "@/lib/api/serve";
import { listReadersCall } from "@/lib/assign/endpoints";

export const GET = serve(listReadersCall);
