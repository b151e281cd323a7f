import { serve } from "@/lib/api/serve";
import { readNested } from "@/lib/measure/parts/endpoints";

export const GET = serve(readNested);
