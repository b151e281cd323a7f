import { serve } from "@/lib/api/serve";
import { readReadingCall } from "@/lib/curate/readings/endpoints";

export const GET = serve(readReadingCall);
