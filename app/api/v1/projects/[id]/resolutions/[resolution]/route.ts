import { serve } from "@/lib/api/serve";
import { withdrawCall } from "@/lib/resolve/endpoints";

export const DELETE = serve(withdrawCall);
