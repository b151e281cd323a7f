import { z } from "zod";
import { pageSchema } from "@/lib/api/page";
import {
  acknowledgementSchema,
  labelVersionSchema,
  ownWorkSchema,
  submittedExampleSchema,
  versionChangesSchema,
} from "./records";
import { leaseAnswerSchema, receiptSchema } from "./schema";

/** The calls of the labelling screen: what its endpoints serve and its client asks for. */
const ofProject = "/api/v1/projects/{id}";
const ofAssignment = "/api/v1/assignments/{id}";

export const NEXT = { method: "POST", path: `${ofProject}/next`, answer: leaseAnswerSchema.nullable() } as const;
export const HELD = { method: "GET", path: `${ofProject}/held`, answer: pageSchema(leaseAnswerSchema) } as const;
export const GIVE_BACK = {
  method: "POST",
  path: `${ofProject}/give-back`,
  answer: z.object({ givenBack: z.array(z.uuid()) }),
} as const;
export const CHANGES = { method: "GET", path: `${ofProject}/acknowledge`, answer: versionChangesSchema } as const;
export const ACKNOWLEDGE = { method: "POST", path: `${ofProject}/acknowledge`, answer: acknowledgementSchema } as const;
export const WORK = { method: "GET", path: `${ofProject}/work`, answer: ownWorkSchema } as const;
export const SUBMITTED = {
  method: "GET",
  path: `${ofProject}/submitted`,
  answer: pageSchema(submittedExampleSchema),
} as const;
export const RENEW = {
  method: "POST",
  path: `${ofAssignment}/renew`,
  answer: z.object({ expiresAt: z.iso.datetime() }),
} as const;
export const SUBMIT = { method: "POST", path: `${ofAssignment}/submit`, answer: receiptSchema } as const;
export const SKIP = {
  method: "POST",
  path: `${ofAssignment}/skip`,
  answer: z.object({ skipped: z.literal(true) }),
} as const;
export const DRAFT = {
  method: "PUT",
  path: `${ofAssignment}/draft`,
  answer: z.object({ saved: z.literal(true) }),
} as const;
export const REOPEN = { method: "POST", path: `${ofAssignment}/reopen`, answer: leaseAnswerSchema } as const;
/** Of a version, what the screen needs. */
export const VERSION = {
  method: "GET",
  path: "/api/v1/guidelines/{id}/versions/{n}",
  answer: labelVersionSchema,
} as const;
export const FLAG = { method: "POST", path: `${ofAssignment}/flags`, answer: z.object({ id: z.uuid() }) } as const;
