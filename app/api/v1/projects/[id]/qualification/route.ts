import { serve } from "@/lib/api/serve";
import { liftQualificationCall, setQualificationCall } from "@/lib/assign/qualification/endpoints";
import { readOwnQualification } from "@/lib/label/qualification/endpoints";

export const GET = serve(readOwnQualification);
export const PUT = serve(setQualificationCall);
export const DELETE = serve(liftQualificationCall);
