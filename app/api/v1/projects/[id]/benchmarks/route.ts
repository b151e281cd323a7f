import { serve } from "@/lib/api/serve";
import { listBenchmarksCall, uploadBenchmark } from "@/lib/curate/contamination/endpoints";

export const GET = serve(listBenchmarksCall);
export const POST = serve(uploadBenchmark);
