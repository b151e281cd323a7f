import { serve } from "@/lib/api/serve";
import { getMember } from "@/lib/people/member-endpoints";
import { deleteMember, patchMember } from "@/lib/project/endpoints";

export const GET = serve(getMember);
export const PATCH = serve(patchMember);
export const DELETE = serve(deleteMember);
