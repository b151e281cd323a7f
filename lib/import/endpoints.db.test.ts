import { describe, expect, test } from "vitest";
import { createToken } from "@/lib/auth/tokens";
import { cancelJobCall, jobErrorsCall, readJobCall } from "@/lib/jobs/endpoints";
import { makeMember } from "@/prisma/factories/people";
import { callApi } from "@/prisma/testing/api-call";
import { label, labelProject } from "./testing/label-project";

const tokenOf = async (userId: string) => (await createToken({ userId, name: "test", days: 1 })).token;

describe("jobs by the API", () => {
  test("give what was refused as CSV, by line", async () => {
    const { lead, run } = await labelProject();
    const job = await run([label({ criterion: "tone" }), label({ example: 'no "such" one' }), label()]);
    const token = await tokenOf(lead.user.id);
    const csv = await callApi(jobErrorsCall, { token, params: { id: job.id } });
    expect(csv.headers.get("content-type")).toContain("text/csv");
    const [header, first, second, end] = csv.text.split("\r\n");
    expect(header).toBe("line,row,code,field,message");
    expect(first).toMatch(/^1,1,unknown-criterion,criterion,/);
    expect(second).toMatch(/^2,2,unknown-example,example,"there is no example no ""such"" one/);
    expect(end).toBe("");
    const one = await callApi(jobErrorsCall, { token, params: { id: job.id }, query: "?code=unknown-example" });
    expect(one.text.split("\r\n")).toHaveLength(3);
    const back = await callApi(jobErrorsCall, { token, params: { id: job.id }, query: "?sort=-line" });
    expect(back.text.split("\r\n")[1]).toMatch(/^2,/);
  });

  test("are not for annotators, strangers and other projects", async () => {
    const { projectId, run } = await labelProject();
    const other = await labelProject();
    const { id } = await run([label()]);
    const annotator = await makeMember(projectId, "annotator");
    for (const call of [readJobCall, jobErrorsCall, cancelJobCall]) {
      const inside = await callApi(call, { token: await tokenOf(annotator.user.id), params: { id } });
      const outside = await callApi(call, { token: await tokenOf(other.lead.user.id), params: { id } });
      expect([inside.status, outside.status]).toEqual([403, 404]);
    }
  });

  test("can be cancelled before they begin, once", async () => {
    const { lead, upload, work, judgments } = await labelProject();
    const id = await upload([label()]);
    const token = await tokenOf(lead.user.id);
    expect(await callApi(cancelJobCall, { token, params: { id } })).toMatchObject({ json: { state: "cancelled" } });
    expect((await callApi(cancelJobCall, { token, params: { id } })).status).toBe(409);
    expect(await work(id)).toMatchObject({ state: "cancelled", accepted: 0 });
    expect(await judgments()).toEqual([]);
  });
});
