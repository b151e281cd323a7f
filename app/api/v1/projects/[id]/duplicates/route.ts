import { serve } from "@/lib/api/serve";
import { findDuplicatesCall, readDuplicatesCall } from "@/lib/curate/duplicates/endpoints";

export const GET = serve(readDuplicatesCall);
export const POST = serve(findDuplicatesCall);
