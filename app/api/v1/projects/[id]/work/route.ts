import { serve } from "@/lib/api/serve";
import { readOwnWork } from "@/lib/label/endpoints";

export const GET = serve(readOwnWork);
