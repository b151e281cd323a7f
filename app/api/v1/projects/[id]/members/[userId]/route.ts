import { serve } from "@/lib/api/serve";
import { deleteMember, patchMember } from "@/lib/auth/member-endpoints";

export const PATCH = serve(patchMember);
export const DELETE = serve(deleteMember);
