import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { CRITERIA, EXAMPLES, LONGEST, line, PARAGRAPHS, PERSON, REFUSED } from "./hostile";
import { painted } from "./labelling";
import { invite, join, signInAs } from "./people";
import { expectInert, openGuarded, watch } from "./watch";

interface Made {
  lead: ApiClient;
  guideline: string;
  project: string;
}

async function makeProject(request: APIRequestContext, criteria: unknown, body = "# Rate"): Promise<Made> {
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const { id: guideline } = await (await lead.post("/guidelines", { name: line("guideline"), body, criteria })).json();
  const published = await lead.post(`/guidelines/${guideline}/versions`, { note: line("note") });
  expect(published.status()).toBe(201);
  const wanted = {
    name: line("project"),
    guidelineId: guideline,
    guidelineVersion: 1,
    purpose: "annotation",
    overlap: 2,
  };
  const made = await lead.post("/projects", wanted);
  expect(made.status()).toBe(201);
  return { lead, guideline, project: (await made.json()).id };
}

test("hostile text is shown as text on every page, runs nowhere, and asks nothing of another host", async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  test.slow();
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
  const guest = await (await browser.newContext()).newPage();
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
  const places = ["", "/guideline", "/import", "/assign", "/measure", "/measure/choice", "/measure/scale", "/resolve"];
  const more = [
    "/curate",
    "/curate?list=flagged",
    "/curate?list=unlabelled",
    "/release",
    "/settings",
    "/settings/audit",
  ];
  const ofGuideline = ["", "/edit", "/versions/1"].map((place) => `/guidelines/${guideline}${place}`);
  const paths = [
    "/",
    "/guidelines",
    ...ofGuideline,
    ...[...places, ...more].map((place) => home + place),
    ...jobs,
    ...rounds,
    ...examples,
  ];
  for (const path of paths) await openGuarded(page, path);
  await openGuarded(page, `${home}/release`);
  await page.getByRole("textbox", { name: "Name of the release" }).fill(line("release"));
  await page.getByRole("button", { name: "Make the release" }).click();
  await expect(page.getByText(line("release")).first()).toBeVisible();
  await expectInert(page, "a release");
  await settleAll(page, home);
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

/** Two people outside of the house who disagree about everything, with remarks. */
function labelsOfOutsiders(): string {
  const rows = EXAMPLES.flatMap(({ id }, index) =>
    ["one", "other"].flatMap((who, person) => [
      { example: id, annotator: line(who), criterion: "choice", value: person === 0 ? line("value") : "plain" },
      { example: id, annotator: line(who), criterion: "scale", value: person === 0 ? 1 : (index % 3) + 1 },
      { example: id, annotator: line(who), criterion: "words", value: PARAGRAPHS },
    ]),
  );
  return rows.map((row) => JSON.stringify({ ...row, comment: line("comment") })).join("\n");
}

/** A name may hold any sign, but none that turns what stands beside it. */
async function expectNoTurningName(page: Page, link: string): Promise<void> {
  await page.goto(new URL(link).pathname);
  await page.getByRole("textbox", { name: "Name" }).fill(line("name"));
  await page.getByLabel("Password", { exact: true }).fill("a stone for every answer");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByText("Leave out control characters.")).toBeVisible();
}

/** Labels and flags every example by keyboard; each is looked at before and with the guideline open. */
async function labelEverything(page: Page, home: string): Promise<void> {
  await openGuarded(page, `${home}/label`);
  const progress = page.getByText(/by you · round/);
  for (const [index] of EXAMPLES.entries()) {
    await expect(progress).toContainText(`${index} by you`);
    await expect(page.getByText("to answer").filter({ visible: true })).toBeVisible();
    await painted(page);
    await expectInert(page, `example ${index + 1} while labelling`);
    await page.keyboard.press("g");
    await expect(page.getByRole("complementary", { name: /guideline/i })).toBeVisible();
    await expectInert(page, `example ${index + 1} with the guideline`);
    await page.keyboard.press("g");
    await page.keyboard.press("f");
    await page.getByRole("dialog").getByRole("textbox").fill(line("flag"));
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("1");
    await page.keyboard.press("2");
    await page.keyboard.press("t");
    await page.keyboard.insertText(PARAGRAPHS);
    await page.keyboard.press("Control+Enter");
  }
  await expect(page.getByText(/Everything is labelled|Nothing is left for you/)).toBeVisible();
  await page.keyboard.press("h");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectInert(page, "the last examples");
}

/** The addresses of the imports' jobs, of the round and of each example. */
async function readIds(page: Page, home: string): Promise<Record<"jobs" | "rounds" | "examples", string[]>> {
  await page.goto(`${home}/import`);
  const jobs = await hrefs(page, /\/import\/jobs\//);
  await page.goto(`${home}/assign`);
  const rounds = await hrefs(page, /\/assign\/[0-9a-f-]{36}$/);
  await openGuarded(page, `${home}/import/examples`);
  const examples = await hrefs(page, /[?&]open=/);
  expect([jobs.length, rounds.length, examples.length]).toEqual([2, 1, EXAMPLES.length]);
  return { jobs, rounds, examples };
}

async function hrefs(page: Page, pattern: RegExp): Promise<string[]> {
  const links = page.getByRole("table").getByRole("link");
  await expect(links.first()).toBeVisible();
  const all = await links.evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(all.filter((href) => pattern.test(href)))];
}

/** Settles every case with a hostile note, and looks at each before and after. */
async function settleAll(page: Page, home: string): Promise<void> {
  await openGuarded(page, `${home}/resolve`);
  const waiting = page.getByRole("navigation", { name: "Waiting cases" }).getByRole("link");
  const paths = await waiting.evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  expect(paths.length).toBeGreaterThan(EXAMPLES.length);
  for (const path of paths) {
    await openGuarded(page, path);
    await page.getByRole("textbox", { name: "Note" }).fill(line("note"));
    await page.getByRole("radio", { name: /^No single right answer/ }).check();
    await page.getByRole("radio", { name: /^Ambiguous example/ }).check();
    await page.getByRole("button", { name: "Settle and next" }).click();
    await expect(page).not.toHaveURL(path);
    await openGuarded(page, path);
    await expect(page.getByText("Settled: No single right answer")).toBeVisible();
  }
}
