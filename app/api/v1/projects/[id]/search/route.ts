import { serve } from "@/lib/api/serve";
import { getProjectSearch } from "@/lib/project/search-endpoints";

export const GET = serve(getProjectSearch);
