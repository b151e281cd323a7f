import { serve } from "@/lib/api/serve";
import { getProject, patchProject } from "@/lib/project/endpoints";

export const GET = serve(getProject);
export const PATCH = serve(patchProject);
