import { serve } from "@/lib/api/serve";
import { acknowledgeVersion, readChanges } from "@/lib/label/endpoints";

export const GET = serve(readChanges);
export const POST = serve(acknowledgeVersion);
