import { changeRoundCall, listRoundsCall, openRoundCall } from "@/lib/assign/endpoints";
import { deleteMember, getMembers, patchMember, postMember } from "@/lib/auth/member-endpoints";
import { deleteToken, getTokens, postToken } from "@/lib/auth/token-endpoints";
import { getGuideline, getGuidelines, getVersion, postGuideline, postVersion } from "@/lib/guideline/endpoints";
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
import { getProject, getProjects, patchProject, postProject } from "@/lib/project/endpoints";
import type { Endpoint } from "./endpoint";

/** Every call of the API, in the order of the flow. A test holds this list against the routes under app/api/v1. */
export const ALL_ENDPOINTS: readonly Endpoint[] = [
  getGuidelines,
  postGuideline,
  getGuideline,
  postVersion,
  getVersion,
  getProjects,
  postProject,
  getProject,
  patchProject,
  getMembers,
  postMember,
  patchMember,
  deleteMember,
  getTokens,
  postToken,
  deleteToken,
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
] as Endpoint[];
