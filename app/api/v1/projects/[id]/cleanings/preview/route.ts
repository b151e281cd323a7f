import { serve } from "@/lib/api/serve";
import { previewCleaningCall } from "@/lib/curate/clean/endpoints";

export const POST = serve(previewCleaningCall);
