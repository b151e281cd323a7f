import { serve } from "@/lib/api/serve";
import { readBySlice } from "@/lib/measure/parts/endpoints";

export const GET = serve(readBySlice);
