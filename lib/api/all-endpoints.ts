import { changeRoundCall, listRoundsCall, openRoundCall } from "@/lib/assign/endpoints";
import { cancelJobCall, importExamplesCall, readJobCall } from "@/lib/import/endpoints";
import {
  draftHeld,
  flagAssigned,
  listHeld,
  renewHeld,
  reopenSubmitted,
  skipHeld,
  submitAnswers,
  takeNext,
} from "@/lib/label/endpoints";
import { readAgreement } from "@/lib/measure/endpoints";
import { listQueueCall, listResolutionsCall, settleCall, withdrawCall } from "@/lib/resolve/endpoints";
import type { Endpoint } from "./endpoint";

/** Every call of the API, in the order of the flow. A test holds this list against the routes under app/api/v1. */
export const ALL_ENDPOINTS: readonly Endpoint[] = [
  importExamplesCall,
  readJobCall,
  cancelJobCall,
  openRoundCall,
  listRoundsCall,
  changeRoundCall,
  takeNext,
  listHeld,
  renewHeld,
  submitAnswers,
  skipHeld,
  draftHeld,
  reopenSubmitted,
  flagAssigned,
  readAgreement,
  listQueueCall,
  listResolutionsCall,
  settleCall,
  withdrawCall,
] as Endpoint[];
