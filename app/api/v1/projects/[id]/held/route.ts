import { serve } from "@/lib/api/serve";
import { listHeld } from "@/lib/label/endpoints";

export const GET = serve(listHeld);
