import { serve } from "@/lib/api/serve";
import { listCleaningsCall, startCleaningCall } from "@/lib/curate/clean/endpoints";

export const GET = serve(listCleaningsCall);
export const POST = serve(startCleaningCall);
