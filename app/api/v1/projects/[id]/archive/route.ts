import { serve } from "@/lib/api/serve";
import { deleteArchive, postArchive } from "@/lib/project/endpoints";

export const POST = serve(postArchive);
export const DELETE = serve(deleteArchive);
