import { serve } from "@/lib/api/serve";
import { getInvitation } from "@/lib/people/member-endpoints";

export const GET = serve(getInvitation);
