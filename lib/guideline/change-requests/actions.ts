"use server";

import { guidelineAction, requestAction } from "@/lib/auth/action";
import { decide, setAnswer } from "./commands/decide";
import { remark, setFlagAside } from "./commands/discuss";
import { addCases, fileRequest } from "./commands/file";
import {
  addCasesSchema,
  answerSchema,
  decideSchema,
  fileRequestSchema,
  remarkSchema,
  setFlagAsideSchema,
} from "./schema";

export const fileRequestAction = requestAction("request.file", fileRequestSchema, fileRequest);
export const addCasesAction = requestAction("request.add-cases", addCasesSchema, addCases);
export const remarkAction = requestAction("request.remark", remarkSchema, remark);
export const setFlagAsideAction = requestAction("flag.set-aside", setFlagAsideSchema, setFlagAside);
export const decideAction = guidelineAction("request.decide", decideSchema, decide);
export const setAnswerAction = guidelineAction("request.answer", answerSchema, setAnswer);
