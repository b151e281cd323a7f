import { serve } from "@/lib/api/serve";
import { compareAgreement } from "@/lib/measure/endpoints";

export const GET = serve(compareAgreement);
