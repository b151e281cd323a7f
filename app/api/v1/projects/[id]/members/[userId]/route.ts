import { serve } from "@/lib/api/serve";
import { patchMember } from "@/lib/people/member-endpoints";
import { deleteMember } from "@/lib/project/endpoints";

export const PATCH = serve(patchMember);
export const DELETE = serve(deleteMember);
