import { serve } from "@/lib/api/serve";
import { skipHeld } from "@/lib/label/endpoints";

export const POST = serve(skipHeld);
