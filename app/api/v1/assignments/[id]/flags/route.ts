import { serve } from "@/lib/api/serve";
import { flagAssigned } from "@/lib/label/endpoints";

export const POST = serve(flagAssigned);
