import { serve } from "@/lib/api/serve";
import { readAgreement } from "@/lib/measure/endpoints";

export const GET = serve(readAgreement);
