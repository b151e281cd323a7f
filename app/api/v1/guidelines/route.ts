import { serve } from "@/lib/api/serve";
import { getGuidelines, postGuideline } from "@/lib/guideline/endpoints";

export const GET = serve(getGuidelines);
export const POST = serve(postGuideline);
