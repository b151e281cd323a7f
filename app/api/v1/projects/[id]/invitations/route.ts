import { serve } from "@/lib/api/serve";
import { getInvitations } from "@/lib/people/member-endpoints";

export const GET = serve(getInvitations);
