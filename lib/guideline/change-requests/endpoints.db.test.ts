import { beforeAll, expect, test } from "vitest";
import { createToken } from "@/lib/auth/tokens";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { callApi } from "@/prisma/testing/api-call";
import { getVersion, postVersion } from "../endpoints";
import { addCasesCall, decideRequestCall, fileRequestCall, listRequestsCall, readRequestCall } from "./endpoints";

let id: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const { projectId, guidelineId } = await makeProject();
  await makeExamples(projectId, 2);
  id = guidelineId;
  for (const role of ["lead", "reviewer", "annotator"] as const) {
    const { user } = await makeMember(projectId, role);
    tokens[role] = (await createToken({ userId: user.id, name: role, days: 1 })).token;
  }
});

test("the calls of a request, from filing to the version that cites it", async () => {
  const [lead, reviewer, annotator] = [tokens.lead!, tokens.reviewer!, tokens.annotator!];
  const body = { criterion: "correct", title: "What is partly?", examples: ["e1"] };
  expect((await callApi(fileRequestCall, { token: annotator, params: { id }, body })).status).toBe(403);
  const filed = await callApi(fileRequestCall, { token: reviewer, params: { id }, body });
  expect(filed.status).toBe(201);
  const params = { id, request: filed.json.id };
  expect((await callApi(addCasesCall, { token: reviewer, params, body: { examples: ["e9"] } })).json).toMatchObject({
    status: 404,
    code: "unknown-example",
  });
  expect((await callApi(addCasesCall, { token: reviewer, params, body: { examples: ["e2"] } })).status).toBe(200);
  const listed = await callApi(listRequestsCall, { token: reviewer, params: { id }, query: "?state=open" });
  expect(listed.json).toMatchObject({ items: [{ id: filed.json.id, caseCount: 2 }], next: null });

  const accept = { state: "accepted" };
  expect((await callApi(decideRequestCall, { token: reviewer, params, body: accept })).status).toBe(403);
  expect((await callApi(decideRequestCall, { token: lead, params, body: { state: "declined" } })).json).toMatchObject({
    status: 400,
    errors: [{ field: "note" }],
  });
  expect((await callApi(decideRequestCall, { token: lead, params, body: accept })).status).toBe(200);
  expect((await callApi(decideRequestCall, { token: lead, params, body: accept })).json).toMatchObject({
    status: 409,
    code: "already-decided",
    state: "accepted",
  });
  const nowhere = { id, request: "nothing" };
  expect((await callApi(readRequestCall, { token: lead, params: nowhere })).status).toBe(404);
  expect((await callApi(decideRequestCall, { token: lead, params: nowhere, body: accept })).status).toBe(404);

  const version = { body: "# Correct\n\nSays what partly is.\n", closes: [filed.json.id] };
  expect((await callApi(postVersion, { token: lead, params: { id }, body: version })).status).toBe(201);
  const again = { ...version, body: "# Correct\n\nSays it again.\n" };
  expect((await callApi(postVersion, { token: lead, params: { id }, body: again })).json).toMatchObject({
    status: 409,
    code: "not-closable",
  });
  const read = await callApi(getVersion, { token: lead, params: { id, n: "2" } });
  expect(read.json.precedents).toMatchObject([{ criterion: "correct", cases: [{ example: "e1" }, { example: "e2" }] }]);
  expect((await callApi(readRequestCall, { token: reviewer, params })).json).toMatchObject({
    state: "done",
    closedBy: { number: 2 },
  });
});
