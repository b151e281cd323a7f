import { serve } from "@/lib/api/serve";
import { findTopicsCall, readTopicsCall } from "@/lib/curate/topics/endpoints";

export const GET = serve(readTopicsCall);
export const POST = serve(findTopicsCall);
