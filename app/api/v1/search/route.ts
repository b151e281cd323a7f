import { serve } from "@/lib/api/serve";
import { getSearch } from "@/lib/project/search-endpoints";

export const GET = serve(getSearch);
