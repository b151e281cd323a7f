import { serve } from "@/lib/api/serve";
import { takeNext } from "@/lib/label/endpoints";

export const POST = serve(takeNext);
