import { serve } from "@/lib/api/serve";
import { nameTopicCall } from "@/lib/curate/topics/endpoints";

export const PUT = serve(nameTopicCall);
