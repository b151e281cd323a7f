import { serve } from "@/lib/api/serve";
import { draftHeld } from "@/lib/label/endpoints";

export const PUT = serve(draftHeld);
