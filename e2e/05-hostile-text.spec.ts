import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { CRITERIA, EXAMPLES, LONGEST, line, PARAGRAPHS, PERSON, REFUSED } from "./hostile";
import {
  expectNoTurningName,
  hrefs,
  labelEverything,
  labelsOfOutputs,
  labelsOfOutsiders,
  OUTPUTS,
  readIds,
  sendJudge,
  settleAll,
} from "./hostile-walk";
import { painted } from "./labelling";
import { invite, join, signInAs, test } from "./people";
import { expectInert, openGuarded, watch } from "./watch";

interface Made {
  lead: ApiClient;
  guideline: string;
  project: string;
}

async function makeProject(
  request: APIRequestContext,
  criteria: unknown,
  body = "# Rate",
  purpose = "annotation",
): Promise<Made> {
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const { id: guideline } = await (await lead.post("/guidelines", { name: line("guideline"), body, criteria })).json();
  const published = await lead.post(`/guidelines/${guideline}/versions`, { note: line("note") });
  expect(published.status()).toBe(201);
  const wanted = {
    name: line("project"),
    guidelineId: guideline,
    guidelineVersion: 1,
    purpose,
    overlap: 2,
  };
  const made = await lead.post("/projects", wanted);
  expect(made.status()).toBe(201);
  return { lead, guideline, project: (await made.json()).id };
}

test("hostile text is shown as text on every page, runs nowhere, and asks nothing of another host", async ({
  page,
  arrive,
  request,
  baseURL,
}) => {
  test.setTimeout(600_000);
  const body = `# ${line("clause")}\n\n${PARAGRAPHS}`;
  const { lead, guideline, project } = await makeProject(request, CRITERIA, body);
  const home = `/projects/${project}`;
  const file = EXAMPLES.map((example) => JSON.stringify(example)).join("\n");
  const job = await lead.upload(
    `/projects/${project}/examples?fileName=${encodeURIComponent(line("file"))}`,
    `${file}\n{"text": "a\\u0000b"}`,
    "application/x-ndjson",
  );
  expect(job).toMatchObject({ state: "succeeded", accepted: EXAMPLES.length, rejected: 1 });
  expect(
    await lead.upload(`/projects/${project}/annotations`, labelsOfOutsiders(), "application/x-ndjson"),
  ).toMatchObject({
    state: "succeeded",
    rejected: 0,
  });

  const watched = await watch(page, baseURL!);
  await signInAs(page, "Nadia Fenwick");
  const guest = await arrive();
  const watchedGuest = await watch(guest, baseURL!);
  const link = await invite(page, home, `guest-${project}@hostile.test`, "annotator");
  await expectNoTurningName(guest, link);
  await openGuarded(guest, new URL(link).pathname);
  await join(guest, link, PERSON);
  const round = { name: line("round"), overlap: 4, annotators: [`guest-${project}@hostile.test`] };
  expect((await lead.post(`/projects/${project}/rounds`, round)).status()).toBe(201);
  await labelEverything(guest, home);
  for (const place of ["/guideline", "/measure/mine"]) await openGuarded(guest, home + place);
  expect(watchedGuest).toEqual([]);

  const { jobs, rounds, examples } = await readIds(page, home);
  const places = [
    "",
    "/guideline",
    "/import",
    "/assign",
    "/measure",
    "/measure/agreement/choice",
    "/measure/agreement/scale",
    "/measure/annotators?criterion=choice",
    "/measure/fatigue?criterion=scale",
    "/measure/consensus?criterion=choice",
    "/measure/check?criterion=choice",
    "/measure/cases?criterion=choice&differ=any",
    "/resolve",
  ];
  const more = [
    "/curate",
    "/curate/checks",
    "/curate/checks/measured",
    "/curate/read",
    "/curate/recipes",
    "/curate/examples",
    "/curate/facts/characters?cut=source",
    "/curate/decisions",
    "/curate/decisions?list=flagged",
    "/curate/decisions?list=unlabelled",
    "/release",
    "/release?where=choice:decided&where=words:decided&responses=written",
    "/settings",
    "/settings/audit",
  ];
  const ofGuideline = ["", "/edit", "/versions/1"].map((place) => `/guidelines/${guideline}${place}`);
  const judge = await sendJudge(lead, project);
  const ofJudge = ["", "?criterion=choice", "?criterion=scale", "?criterion=words"].map((query) => judge + query);
  const paths = [
    "/",
    "/guidelines",
    ...ofGuideline,
    ...[...places, ...more].map((place) => home + place),
    ...jobs,
    ...rounds,
    ...examples,
    `${home}/evaluate/judges`,
    ...ofJudge,
  ];
  for (const path of paths) await openGuarded(page, path);
  await openGuarded(page, `${home}/release`);
  await page.getByRole("textbox", { name: "Name of the release" }).fill(line("release"));
  await page.getByRole("button", { name: "Make the release" }).click();
  await expect(page.getByText(line("release")).first()).toBeVisible();
  await expectInert(page, "a release");
  await settleAll(page, home);
  await openGuarded(page, `/guidelines/${guideline}/requests`);
  const requests = await hrefs(page.getByRole("main"), /\/requests\/[0-9a-f-]{36}$/);
  expect(requests.length).toBe(1);
  for (const path of [...requests, `/guidelines/${guideline}/requests/new`]) await openGuarded(page, path);
  expect(watched).toEqual([]);
});

test("hostile names of models and slices are shown as text in an evaluation", async ({ page, request, baseURL }) => {
  const { lead, project } = await makeProject(request, CRITERIA, "# Rate", "evaluation");
  expect(await lead.upload(`/projects/${project}/examples`, OUTPUTS, "application/x-ndjson")).toMatchObject({
    accepted: 4,
    rejected: 0,
  });
  expect(
    await lead.upload(`/projects/${project}/annotations`, labelsOfOutputs(), "application/x-ndjson"),
  ).toMatchObject({ state: "succeeded", rejected: 0 });
  expect((await lead.post(`/projects/${project}/seeds`, { filter: {}, note: PARAGRAPHS })).status()).toBe(200);
  const watched = await watch(page, baseURL!);
  await signInAs(page, "Nadia Fenwick");
  const home = `/projects/${project}/evaluate`;
  const slice = encodeURIComponent(line("slice"));
  for (const place of ["", `?criterion=choice&by=${slice}`, `?criterion=scale&by=${slice}`, "/seeds"])
    await openGuarded(page, home + place);
  expect(watched).toEqual([]);
});

test("a field of 2 MB does not hold up whoever labels it", async ({ page, request, baseURL }) => {
  const { lead, project } = await makeProject(request, CRITERIA);
  const file = JSON.stringify({ id: "long", kind: "text", text: LONGEST });
  expect(await lead.upload(`/projects/${project}/examples`, file, "application/x-ndjson")).toMatchObject({
    accepted: 1,
  });
  const annotator = "annotator1@demo.local";
  expect((await lead.post(`/projects/${project}/members`, { email: annotator, role: "annotator" })).status()).toBe(201);
  const round = { name: "Long", overlap: 1, annotators: [annotator] };
  expect((await lead.post(`/projects/${project}/rounds`, round)).status()).toBe(201);
  const watched = await watch(page, baseURL!);
  await signInAs(page, "Maren Holt");
  await openGuarded(page, `/projects/${project}/label`);
  await expect(page.getByRole("button", { name: /^Show the remaining/ })).toBeVisible();
  await painted(page);
  expect(await timeToAnswer(page, "2", "Plain")).toBeLessThan(2000);
  await page.getByRole("button", { name: /^Show the remaining/ }).press("Enter");
  await expect(page.getByText("as plain text; this one is long")).toHaveCount(0);
  await painted(page);
  expect(await timeToAnswer(page, "3", /^3/)).toBeLessThan(2000);
  await expectInert(page, "the whole long text");
  expect(watched).toEqual([]);
});

/** Milliseconds from a key's press to its answer on the screen, by the page's own clock. */
async function timeToAnswer(page: Page, key: string, answer: string | RegExp): Promise<number> {
  const timing = await page.getByRole("radio", { name: answer }).evaluateHandle((radio) => ({
    shown: new Promise<number>((done) => {
      const look = (pressed: number) =>
        requestAnimationFrame((now) =>
          radio.getAttribute("aria-checked") === "true" ? done(now - pressed) : look(pressed),
        );
      addEventListener("keydown", ({ timeStamp }) => look(timeStamp), { once: true, capture: true });
    }),
  }));
  await page.keyboard.press(key);
  return timing.evaluate(({ shown }) => shown);
}

test("what cannot be stored is refused by its line, with what to do, on the job's page as well", async ({
  page,
  request,
}) => {
  const { lead, project } = await makeProject(request, CRITERIA);
  const good = Buffer.from('{"text":"good"}\n');
  const file = Buffer.concat([good, ...REFUSED.map(({ bytes }) => bytes), Buffer.from('{"text":"also good"}')]);
  const job = await lead.upload(`/projects/${project}/examples`, file, "application/x-ndjson");
  expect(job).toMatchObject({ state: "succeeded", accepted: 2, rejected: REFUSED.length });
  expect(job.errors).toEqual(
    REFUSED.map(({ code, message }, index) =>
      expect.objectContaining({ line: index + 2, code, message: expect.stringMatching(message) }),
    ),
  );
  await signInAs(page, "Nadia Fenwick");
  await openGuarded(page, `/projects/${project}/import`);
  await page.getByRole("table").getByRole("link").first().click();
  const table = page.getByRole("table", { name: "Refused lines" });
  for (const { line: number, message } of job.errors)
    await expect(table.getByRole("row", { name: new RegExp(`^${number} `) })).toContainText(message);
});
