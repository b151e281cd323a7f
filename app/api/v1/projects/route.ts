import { serve } from "@/lib/api/serve";
import { getProjects, postProject } from "@/lib/project/endpoints";

export const GET = serve(getProjects);
export const POST = serve(postProject);
