import { serve } from "@/lib/api/serve";
import { getMembers, postMember } from "@/lib/people/member-endpoints";

export const GET = serve(getMembers);
export const POST = serve(postMember);
