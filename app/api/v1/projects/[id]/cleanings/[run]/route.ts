import { serve } from "@/lib/api/serve";
import { readCleaningCall, undoCleaningCall } from "@/lib/curate/clean/endpoints";

export const GET = serve(readCleaningCall);
export const DELETE = serve(undoCleaningCall);
