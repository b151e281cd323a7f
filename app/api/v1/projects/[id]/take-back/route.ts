import { serve } from "@/lib/api/serve";
import { takeBackCall } from "@/lib/assign/endpoints";

export const POST = serve(takeBackCall);
