import { serve } from "@/lib/api/serve";
import { excludeMembersCall, includeMembersCall } from "@/lib/curate/duplicates/endpoints";

export const POST = serve(excludeMembersCall);
export const DELETE = serve(includeMembersCall);
