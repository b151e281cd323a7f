import { serve } from "@/lib/api/serve";
import { getProject, patchProject, removeProject } from "@/lib/project/endpoints";

export const GET = serve(getProject);
export const PATCH = serve(patchProject);
export const DELETE = serve(removeProject);
