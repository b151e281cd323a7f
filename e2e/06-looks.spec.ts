import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { workbookOf } from "@/lib/formats/testing/workbooks";
import { ApiClient, tokenOf } from "./api-client";
import { ALL_WAYS, DESK, expectAccessible, look as lookAt, type Way } from "./looking";
import { invite, join, signInAs, test } from "./people";

/** Addresses that were looked at, by all tests of this file: they run in one process, and a new one where one of them failed. */
const visited = new Set<string>();
let isWhole = false;

async function look(page: Page, address: string, ways?: readonly Way[]): Promise<void> {
  await lookAt(page, address, ways);
  visited.add(new URL(page.url()).pathname);
}

/** The address of the first link on the page that leads to such a place. */
async function linkTo(page: Page, pattern: RegExp): Promise<string> {
  const links = await page.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const found = links.find((href) => pattern.test(href));
  if (!found) throw new Error(`${page.url()} has no link to ${pattern}: ${links.join(", ")}`);
  return found;
}

/** The address of the first link of this name. */
async function linkNamed(page: Page, name: string): Promise<string> {
  return (await page.getByRole("link", { name, exact: true }).first().getAttribute("href"))!;
}

async function openProject(page: Page): Promise<string> {
  await page.goto("/");
  return linkNamed(page, "Helpful answers");
}

test("before one has signed in", async ({ page, arrive }) => {
  test.slow();
  isWhole = true;
  await look(page, "/sign-in");
  const lead = await arrive();
  await signInAs(lead, "Nadia Fenwick");
  const project = await openProject(lead);
  await look(page, new URL(await invite(lead, project, `${randomUUID()}@looks.test`, "viewer")).pathname);
});

test("the lead's pages", async ({ page, request }) => {
  test.setTimeout(600_000);
  await signInAs(page, "Nadia Fenwick");
  const project = await openProject(page);
  const places = [
    "",
    "/guideline",
    "/import",
    "/assign",
    "/measure",
    "/measure/agreement/helpfulness",
    "/measure/fatigue",
    "/measure/annotators",
    "/measure/consensus?method=dawid-skene",
    "/measure/check",
    "/resolve",
    "/curate",
    "/curate/checks",
    "/curate/axes",
    "/curate/checks/measured",
    "/curate/facts/tokens?cut=source&criterion=helpfulness&by=label",
    "/release",
    "/settings",
    "/examples?size=25",
    "/resolve/settled",
    "/resolve/rule",
    "/curate/decisions?list=flagged&size=25",
    "/curate/contamination",
    "/curate/duplicates",
    "/curate/examples?where=kind:instruction",
    "/curate/read",
    "/curate/recipes",
    "/curate/clean?operations=trim,html-to-text,personal-data",
    "/settings/audit",
    "/measure/cases?criterion=helpfulness&answers=3&answers=4",
  ];
  const outside = ["/", "/account", "/guidelines", "/guidelines/new", "/projects/new"];
  const assigned = ["/assign/qualification", "/label/preview"];
  for (const address of [...outside, ...[...places, ...assigned].map((place) => project + place)])
    await look(page, address);
  // Pages that were looked at, asked for more.
  for (const place of ["/measure?before=1&after=2", "/measure/agreement/helpfulness?version=all&all=yes"])
    await look(page, project + place, [DESK]);

  const example = { name: "one.txt", mimeType: "text/plain", buffer: Buffer.from("One more text") };
  await page.goto(`${project}/import`);
  await page.getByLabel("Choose a file").setInputFiles(example);
  await expect(page.getByRole("button", { name: "Import examples" })).toBeVisible();
  await expectAccessible(page, "a file that was chosen");
  const sheets = {
    First: {
      rows: [
        ["text", "note"],
        ["one", "x"],
      ],
    },
    Second: { rows: [["Title"], ["text", "n"], ["From the second sheet", "3,5"], ["nan", "4"]] },
  };
  const book = { name: "two.xlsx", mimeType: "application/octet-stream", buffer: workbookOf(sheets) };
  await page.getByRole("button", { name: "Choose another" }).click();
  await page.getByLabel("Choose a file").setInputFiles(book);
  await page.getByRole("combobox", { name: "Sheet" }).selectOption("Second");
  await page.getByRole("checkbox", { name: "Numbers have a decimal comma" }).check();
  await expect(page.getByRole("region", { name: "The record as it will be shown" })).toContainText(
    "From the second sheet",
  );
  await expectAccessible(page, "a workbook that was chosen");
  // A line that is refused: the demo stays as it is.
  await new ApiClient(request, tokenOf("lead@demo.local")).upload(
    `${project}/examples`,
    '{"text":',
    "application/x-ndjson",
  );
  await page.goto(`${project}/import`);
  await look(page, await linkTo(page, /\/import\/jobs\//));
  await page.goto(`${project}/examples`);
  const opened = await linkTo(page, /[?&]open=/);
  await look(page, opened);
  await look(page, `${project}/examples/${new URL(opened, page.url()).searchParams.get("open")}`);

  await page.goto(`${project}/measure/annotators`);
  await look(page, await linkTo(page, /\/measure\/annotators\/[0-9a-f-]{36}/));
  await page.goto(`${project}/assign`);
  await look(page, await linkTo(page, /\/assign\/[0-9a-f-]{36}$/));

  await look(page, `${project}/evaluate/judges`);
  const judge = await linkTo(page, /\/judges\/[0-9a-f-]{36}$/);
  await look(page, judge);
  await look(page, `${judge}?criterion=helpfulness`, [DESK]);

  await page.goto("/guidelines");
  const guideline = await linkNamed(page, "Helpfulness and correctness of answers");
  const versions = ["/versions/2", "/versions/2/changes"];
  for (const place of ["", "/edit", "/publish", ...versions, "/requests", "/requests/new"])
    await look(page, guideline + place);
  await page.goto(`${guideline}/requests`);
  await look(page, await linkTo(page, /\/requests\/[0-9a-f-]{36}$/));
});

test("the pages of an evaluation", async ({ page }) => {
  test.slow();
  await signInAs(page, "Nadia Fenwick");
  await page.goto("/");
  const project = await linkNamed(page, "Three models compared");
  for (const place of ["/evaluate", "/evaluate?criterion=correct&by=topic", "/evaluate/seeds"])
    await look(page, project + place);
});

test("an annotator's pages", async ({ page }) => {
  test.slow();
  await signInAs(page, "Maren Holt");
  const project = await openProject(page);
  for (const place of ["", "/guideline", "/label", "/label/qualification", "/measure/mine"])
    await look(page, project + place);
});

test("a reviewer's pages", async ({ page }) => {
  test.slow();
  await signInAs(page, "Oskar Brandl");
  const project = await openProject(page);
  for (const place of ["", "/resolve", "/curate"]) await look(page, project + place, [DESK]);
});

test("an admin's pages", async ({ page, request }) => {
  test.slow();
  const email = `admin-${randomUUID()}@looks.test`;
  const link = execFileSync("npm", ["run", "--silent", "create-admin", "--", email], { encoding: "utf8" });
  await join(page, link.trim().split("\n").at(-1)!, "Ingrid Keyes");
  for (const address of ["/", "/admin", "/admin/audit"]) await look(page, address);
  await page.goto("/admin/audit");
  await page.getByRole("button", { name: "Check the log" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The log is whole." })).toBeVisible();
  await expectAccessible(page, "the log, checked");

  const guess = await request.get("/api/v1/audit", { headers: { authorization: "Bearer ts_nothing" } });
  expect(guess.status()).toBe(401);
  await expect(async () => {
    await page.goto("/admin/refused");
    await expect(page.getByRole("cell", { name: "sent an API token" }).first()).toBeVisible({ timeout: 2000 });
  }).toPass();
  await look(page, "/admin/refused");
});

test("the gallery of all parts in all their states", async ({ page }) => {
  test.slow();
  for (const place of ["", "/table", "/charts", "/statistics", "/examples"])
    await look(page, `/gallery${place}`, ALL_WAYS);
});

/** What shows no ring when it has the focus, or one that is cut by what it lies in. */
async function ringFaults(page: Page): Promise<string[]> {
  // From here on the browser shows where the focus is.
  await page.keyboard.press("Tab");
  const stops = page.locator("main").locator("a, button, input, select, [tabindex]");
  return stops.evaluateAll((all) =>
    all.flatMap((one) => {
      const stop = one as HTMLElement | SVGElement;
      if (stop.tabIndex < 0 || stop.getClientRects().length === 0) return [];
      stop.focus();
      if (document.activeElement !== one) return [];
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(one);
      const name = `${one.tagName} ${one.getAttribute("aria-label") ?? one.textContent?.slice(0, 40)}`;
      if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) return [`${name}: no ring`];
      const reach = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
      const box = one.getBoundingClientRect();
      for (let around = one.parentElement; around; around = around.parentElement) {
        if (!/hidden|clip/.test(getComputedStyle(around).overflow)) continue;
        const edge = around.getBoundingClientRect();
        const room = [box.left - edge.left, edge.right - box.right, box.top - edge.top, edge.bottom - box.bottom];
        if (Math.min(...room) < reach - 0.5) return [`${name}: cut by ${around.tagName}.${around.className}`];
      }
      return [];
    }),
  );
}

test("the ring around what has the focus is seen whole", async ({ page }) => {
  await signInAs(page, "Nadia Fenwick");
  const project = await openProject(page);
  for (const place of ["/measure/agreement/helpfulness", "/measure/annotators", "/measure/fatigue"]) {
    await page.goto(project + place);
    await expect(page.getByText("Computed").first()).toBeVisible();
    await expect(page.locator("main [data-skeleton]")).toHaveCount(0);
    expect(await ringFaults(page)).toEqual([]);
  }
});

const YES_NO = {
  key: "good",
  title: "Is it good?",
  kind: "choice",
  level: "nominal",
  required: true,
  options: ["yes", "no"].map((value) => ({ value, label: value })),
};

const NO_LICENCE = {
  key: "no-licence",
  quality: "compliant",
  title: "No licence",
  match: "any",
  conditions: [{ fact: "licence", operator: "none" }],
};

test("what is found in a project of its own: a cluster of duplicates, a sample that is read, a recipe, a cleaning, a release", async ({
  page,
  request,
}) => {
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const made = await lead.post("/guidelines", {
    name: "Looks",
    body: "# Rate\n",
    criteria: [YES_NO],
    checks: [NO_LICENCE],
  });
  const { id: guidelineId } = await made.json();
  await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
  const about = { name: "Looks", guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
  const { id } = await (await lead.post("/projects", about)).json();
  const said = ["Tides come twice a day, since the moon pulls.", "tides come twice a day, since the moon pulls."];
  const lines = said.map((response, n) => JSON.stringify({ id: `t${n}`, prompt: "When do tides come?", response }));
  await lead.upload(`/projects/${id}/examples`, lines.join("\n"), "application/x-ndjson");
  const { jobId } = await (await lead.post(`/projects/${id}/duplicates`, { meanings: ["whole"] })).json();
  expect((await lead.finished(jobId)).state).toBe("succeeded");
  const lookedAt = async () => (await (await lead.get(`/projects/${id}/checks`)).json()).lookedAt;
  await expect.poll(lookedAt, { timeout: 30_000 }).toBe(2);
  const asked = { checks: ["no-licence"], readers: ["lead@demo.local"], flagged: 1, passed: 1 };
  const { id: measured } = await (await lead.post(`/projects/${id}/measurements`, asked)).json();
  const { jobId: cleaning } = await (await lead.post(`/projects/${id}/cleanings`, { operations: ["trim"] })).json();
  expect((await lead.finished(cleaning)).state).toBe("succeeded");
  const { id: reading } = await (await lead.post(`/projects/${id}/readings`, { size: 2, seed: 1 })).json();
  const steps = [{ step: "duplicates", meaning: "whole" }];
  const { id: recipe } = await (await lead.post(`/projects/${id}/recipes`, { recipe: "Looks", steps })).json();
  const { jobId: run } = await (await lead.post(`/projects/${id}/recipes/${recipe}/runs`, {})).json();
  expect((await lead.finished(run)).state).toBe("succeeded");
  const { jobId: release } = await (
    await lead.post(`/projects/${id}/releases`, { name: "Looks", format: "ndjson" })
  ).json();
  expect((await lead.finished(release)).state).toBe("succeeded");
  await signInAs(page, "Nadia Fenwick");
  const places = ["duplicates/1", `read/${reading}/screen`, `read/${reading}`];
  for (const place of [...places, `clean/${cleaning}`, `recipes/${recipe}`, `recipes/${recipe}/runs/${run}`])
    await look(page, `/projects/${id}/curate/${place}`);
  for (const place of [`curate/checks/measured/${measured}`, `label/read/${measured}`, "release/1"])
    await look(page, `/projects/${id}/${place}`);
});

test("no page was forgotten", () => {
  test.skip(!isWhole, "a test before it failed, and took along what was looked at");
  const routes = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    // A page that is another one in a project's frame was looked at there.
    .filter((file) => !readFileSync(path.join("app", file), "utf8").startsWith("export { default"))
    .map((file) => `/${file}`.replace(/\/page\.tsx$/, "").replace(/\/\([^)]*\)/g, ""));
  const seen = [...visited];
  const forgotten = routes.filter((route) => {
    const pattern = new RegExp(`^${route.replace(/\[\w+\]/g, "[^/]+") || "/"}$`);
    return !seen.some((address) => pattern.test(address));
  });
  expect(forgotten).toEqual([]);
});
