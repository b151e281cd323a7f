import { serve } from "@/lib/api/serve";
import { readQualificationResults } from "@/lib/assign/qualification/endpoints";

export const GET = serve(readQualificationResults);
