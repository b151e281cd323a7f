import { serve } from "@/lib/api/serve";
import { readCopiesAgreementCall } from "@/lib/curate/duplicates/agreement-endpoints";

export const GET = serve(readCopiesAgreementCall);
