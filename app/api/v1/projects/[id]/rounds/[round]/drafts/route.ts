import { serve } from "@/lib/api/serve";
import { listDraftsCall } from "@/lib/assign/endpoints";

export const GET = serve(listDraftsCall);
