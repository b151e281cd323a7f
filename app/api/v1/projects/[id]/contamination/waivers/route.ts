import { serve } from "@/lib/api/serve";
import { unwaiveContamination, waiveContamination } from "@/lib/curate/contamination/endpoints";

export const POST = serve(waiveContamination);
export const DELETE = serve(unwaiveContamination);
