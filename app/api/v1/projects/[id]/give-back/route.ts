import { serve } from "@/lib/api/serve";
import { giveBackHeld } from "@/lib/label/endpoints";

export const POST = serve(giveBackHeld);
