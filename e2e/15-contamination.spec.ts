import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { look } from "./looking";
import { signInAs, test } from "./people";

test.describe.configure({ mode: "serial" });

const CRITERIA = [
  {
    key: "good",
    title: "Is it good?",
    kind: "choice",
    level: "nominal",
    required: true,
    options: [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
    ],
  },
];
const ASKED = "Why does the north wind turn the old mill only when the river below the town stands quite still?";
let project = "";

test("a program makes an evaluation and training data that holds some of it", async ({ request }) => {
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const made = await lead.post("/guidelines", {
    name: `Contaminated ${randomUUID()}`,
    body: "# Rate\n",
    criteria: CRITERIA,
  });
  const { id: guidelineId } = await made.json();
  await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
  const make = async (purpose: string) => {
    const asked = { name: `Mill ${purpose} ${randomUUID()}`, guidelineId, guidelineVersion: 1, purpose, overlap: 1 };
    return (await (await lead.post("/projects", asked)).json()).id as string;
  };
  const evaluation = await make("evaluation");
  project = await make("annotation");
  const put = (to: string, ...examples: object[]) =>
    lead.upload(
      `/projects/${to}/examples`,
      examples.map((one) => JSON.stringify(one)).join("\n"),
      "application/x-ndjson",
    );
  await put(evaluation, { prompt: ASKED, response: "It does not.", provenance: { model: "m" } });
  await put(
    project,
    { id: "copied", prompt: ASKED, response: "Nobody knows." },
    { id: "quoted", prompt: "Tell me of mills.", response: `An old man asked: ${ASKED}` },
    { id: "clean", prompt: "What is a mill?", response: "A place where corn is ground." },
  );
});

test("a lead compares, sees the passage on both sides, excludes one, waives the other, and only then may release", async ({
  arrive,
  request,
}) => {
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const release = () => lead.post(`/projects/${project}/releases`, { name: "Mills", format: "prompt-completion" });
  expect((await (await release()).json()).code).toBe("not-compared");
  const page = await arrive();
  await signInAs(page, "Nadia Fenwick");
  await page.goto(`/projects/${project}/curate`);
  await page.getByRole("link", { name: "Contamination" }).click();
  await expect(page.getByText("Not compared yet")).toBeVisible();
  await page.getByRole("button", { name: "Compare" }).click();
  const row = (id: string) => page.getByRole("row").filter({ hasText: id });
  await expect(row("copied")).toContainText("Same prompt", { timeout: 30_000 });
  await expect(row("quoted")).toContainText("13 words in a row");
  await expect(row("quoted").locator("mark")).toHaveCount(2);
  expect((await (await release()).json()).code).toBe("contaminated");

  await row("copied").getByRole("checkbox").check();
  await page.getByRole("button", { name: "Exclude 1 example" }).click();
  await expect(row("copied")).toHaveCount(0);
  await row("quoted").getByRole("checkbox").check();
  await page.getByRole("textbox", { name: "Reason to waive" }).fill("The quotation is the point.");
  await page.getByRole("button", { name: "Waive 1 finding" }).click();
  await expect(page.getByText("Nothing is open")).toBeVisible();
  await look(page, `/projects/${project}/curate/contamination?state=all`);
  await look(page, `/projects/${project}/curate/contamination?list=items`);

  const { jobId } = await (await release()).json();
  const job = await lead.finished(jobId);
  expect(job).toMatchObject({ state: "succeeded" });
  const { manifest } = await (await lead.get(`/projects/${project}/releases/1`)).json();
  expect(manifest.contamination).toMatchObject({ found: 2, excluded: 1, open: 0, stale: null });
});
