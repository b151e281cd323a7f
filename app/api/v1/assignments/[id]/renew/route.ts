import { serve } from "@/lib/api/serve";
import { renewHeld } from "@/lib/label/endpoints";

export const POST = serve(renewHeld);
