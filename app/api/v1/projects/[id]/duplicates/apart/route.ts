import { serve } from "@/lib/api/serve";
import { tellApartCall } from "@/lib/curate/duplicates/endpoints";

export const POST = serve(tellApartCall);
