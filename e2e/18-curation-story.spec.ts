import { expect, type Page } from "@playwright/test";
import { PLANTED_CHECKS } from "@/prisma/testing/planted";
import { ApiClient, tokenOf } from "./api-client";
import { importFile } from "./authoring";
import { signInAs, test } from "./people";
import { LEFT, PLANTED, PLANTED_GUIDELINE, plantedFile } from "./planted";

const READERS = ["annotator1@demo.local", "reviewer@demo.local"];
const READ = 40;
/** Of each side of a check. */
const SIDE = 15;

/** A project without examples and checks, with two people beside its lead. */
async function begin(lead: ApiClient, name: string) {
  const { id: guideline } = await (await lead.post("/guidelines", { name, ...PLANTED_GUIDELINE })).json();
  await lead.post(`/guidelines/${guideline}/versions`, { note: "first" });
  const about = { name, guidelineId: guideline, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
  const { id } = await (await lead.post("/projects", about)).json();
  await lead.post(`/projects/${id}/members`, { email: READERS[0], role: "annotator" });
  await lead.post(`/projects/${id}/members`, { email: READERS[1], role: "reviewer" });
  return { guideline: guideline as string, id: id as string };
}

/** Waits until the facts of all examples are known. */
async function lookedAt(lead: ApiClient, id: string): Promise<void> {
  const known = async () => (await (await lead.get(`/projects/${id}/checks`)).json()).lookedAt;
  await expect.poll(known, { timeout: 60_000 }).toBe(PLANTED);
}

/** Two people read blind, by what they see; one check is right about all that it flags. */
async function measure(
  request: ConstructorParameters<typeof ApiClient>[0],
  lead: ApiClient,
  id: string,
): Promise<void> {
  const asked = { checks: ["of-a-template"], readers: READERS, flagged: SIDE, passed: SIDE, each: 2, seed: 5 };
  const { id: measurement } = await (await lead.post(`/projects/${id}/measurements`, asked)).json();
  const place = `/projects/${id}/blind-readings/${measurement}`;
  await Promise.all(
    READERS.map(async (email) => {
      const reader = new ApiClient(request, tokenOf(email));
      const { positions } = await (await reader.get(place)).json();
      for (const position of positions as number[]) {
        const { example } = await (await reader.get(`${place}/examples/${position}`)).json();
        const verdict = JSON.stringify(example).includes("<|im_end|>") ? "lacks" : "has";
        expect((await reader.send("PUT", `${place}/examples/${position}`, { verdict })).status()).toBe(200);
      }
    }),
  );
  const { checks } = await (await lead.get(`/projects/${id}/checks`)).json();
  const [template, web] = (
    checks as { key: string; measured: { precision: { value: number; interval: number[] } } | null }[]
  ).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  expect(template!.measured!.precision.value).toBe(1);
  expect(template!.measured!.precision.interval[0]).toBeGreaterThan(0.7);
  expect(web!.measured).toBeNull();
}

/** The file of the newest release holds exactly what was decided, and its manifest says why the rest is not there. */
async function expectReleased(lead: ApiClient, id: string): Promise<void> {
  const made = await lead.post(`/projects/${id}/releases`, { name: "Curated", format: "ndjson" });
  const { jobId } = await made.json();
  expect((await lead.finished(jobId)).state).toBe("succeeded");
  const text = await (await lead.get(`/projects/${id}/releases/1/data`)).text();
  const ids = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).id as string);
  expect(ids.toSorted()).toEqual(LEFT.toSorted());
  const { manifest } = await (await lead.get(`/projects/${id}/releases/1`)).json();
  expect(manifest.recipes).toMatchObject([{ excluded: PLANTED - LEFT.length }]);
  const card = await (await lead.get(`/projects/${id}/releases/1/card`)).text();
  expect(card.startsWith("---\npretty_name: ")).toBe(true);
  for (const words of [
    "| 100.0 % (",
    "| never measured | never measured |",
    "Compared with nothing",
    "Recipes looked for copies",
    "of a template",
  ])
    expect.soft(card.toLowerCase()).toContain(words.toLowerCase());
}

const shown = async (page: Page, position: number) => {
  await expect(page.getByRole("heading", { level: 1, name: `Example ${position} of ${READ}` })).toBeVisible();
  return page.getByRole("article", { name: /^Example/ }).textContent();
};

test("a lead finds what is wrong, has it measured, takes it out and back and out again, and releases the rest", async ({
  arrive,
  request,
}) => {
  test.setTimeout(300_000);
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const { guideline, id } = await begin(lead, "Curated");
  const project = `/projects/${id}`;
  const page = await arrive();
  await signInAs(page, "Nadia Fenwick");

  await test.step("imports, and inspects", async () => {
    await importFile(page, project, "planted.jsonl", plantedFile);
    await lookedAt(lead, id);
    await page.goto(`${project}/curate/facts/source`);
    await expect(page.getByRole("link", { name: /web/ }).first()).toBeVisible();
  });

  await test.step("reads 40 by the keyboard, and notes what is wrong", async () => {
    await page.goto(`${project}/curate/read`);
    await page.getByRole("spinbutton", { name: "Examples" }).fill(String(READ));
    await page.getByRole("spinbutton", { name: "Seed" }).fill("3");
    await page.getByRole("button", { name: "Draw and read" }).click();
    let found = 0;
    for (let position = 1; position <= READ; position++) {
      if ((await shown(page, position))?.includes("<|im_end|>")) {
        await page.keyboard.press("4");
        if (found++ === 0) {
          await page.keyboard.press("n");
          await page.keyboard.type("Of a template");
          await page.keyboard.press("Escape");
        }
      }
      await page.keyboard.press("Enter");
    }
    expect(found).toBeGreaterThan(0);
    await page.getByRole("button", { name: "End", exact: true }).click();
    await page.getByRole("button", { name: "End the reading" }).click();
    const table = page.getByRole("table", { name: "What the reading says by quality" });
    await expect(table.getByRole("row", { name: /^Broken/ })).toContainText(`${found} of ${READ}`);
    await expect(page.getByText("Of a template", { exact: true })).toBeVisible();
  });

  await test.step("makes two checks of it, publishes them, and works by them", async () => {
    await page.getByRole("link", { name: "Write a check" }).click();
    const qualities = page.getByRole("button", { name: "Qualities", exact: true });
    if ((await qualities.getAttribute("aria-pressed")) === "false") await qualities.click();
    for (const [quality, title, fact] of [
      ["Correctly formatted", "Of a template", "template_tokens"],
      ["Relevant", "Of the web", "source"],
    ] as const) {
      await page.getByRole("button", { name: `Add a check of: ${quality}` }).click();
      await page.getByRole("textbox", { name: "Name" }).fill(title);
      await page.getByRole("button", { name: "Add a condition" }).click();
      await page.getByRole("button", { name: "Fact" }).click();
      await page.getByPlaceholder("Type to narrow down").fill(fact);
      await page.keyboard.press("Enter");
      if (fact === "source") await page.getByRole("textbox", { name: "Values" }).fill("web");
    }
    await page.getByRole("button", { name: "Review and publish" }).click();
    await page.getByRole("textbox", { name: "Note" }).fill("Two checks.");
    await page.getByRole("button", { name: "Publish version 2" }).click();
    await expect(page).toHaveURL(/\/guideline\/[0-9a-f-]{36}$/);
    expect((await lead.send("PATCH", project, { guidelineVersion: 2 })).status()).toBe(200);
    const { checks } = await (await lead.get(`/guidelines/${guideline}/versions/2`)).json();
    expect(checks).toMatchObject(PLANTED_CHECKS);
  });

  await test.step("tries them, and has one measured by two people", async () => {
    await page.goto(`${project}/curate/checks`);
    await expect(
      page
        .getByText(`${PLANTED / 10} · 10.0 %`)
        .or(page.getByText(`${PLANTED / 10} · 10 %`))
        .first(),
    ).toBeVisible();
    await measure(request, lead, id);
    await page.reload();
    await expect(page.getByRole("button", { name: /^Precision: 100/ })).toBeVisible();
  });

  await test.step("runs a recipe, sees the funnel, undoes it, and runs it again", async () => {
    await page.goto(`${project}/curate/recipes`);
    await page.getByRole("button", { name: "Make a first recipe" }).click();
    const steps = page.getByRole("list", { name: "Steps" });
    await steps.getByRole("combobox", { name: "How strictly" }).selectOption("normalised");
    await page.getByRole("button", { name: "Save as version 2" }).click();
    const run = async () => {
      await page.getByRole("button", { name: "Run version 2" }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Run version 2" }).click();
      await expect(page.getByText("It took 500 and left 1,500 of 2,000 examples.")).toBeVisible({ timeout: 60_000 });
    };
    await run();
    await expect(page.getByRole("table", { name: "What each step took" })).toContainText("100 %");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Undo the run" }).click();
    await expect(page.getByRole("table", { name: "Runs of this recipe" })).toContainText("Undone");
    await run();
  });

  await test.step("releases exactly what was decided", () => expectReleased(lead, id));
});

test("a program does the same by calls alone", async ({ request }) => {
  test.setTimeout(300_000);
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const { guideline, id } = await begin(lead, "Curated by a program");
  const project = `/projects/${id}`;
  expect(await lead.upload(`${project}/examples`, plantedFile, "application/x-ndjson")).toMatchObject({
    accepted: PLANTED,
  });
  await lookedAt(lead, id);
  const { examples } = await (await lead.get(`${project}/inspect`)).json();
  expect(examples).toBe(PLANTED);

  const { id: reading } = await (await lead.post(`${project}/readings`, { size: READ, seed: 3 })).json();
  for (let position = 1; position <= READ; position++) {
    const place = `${project}/readings/${reading}/examples/${position}`;
    const { example } = await (await lead.get(place)).json();
    const isOfTemplate = JSON.stringify(example).includes("<|im_end|>");
    const finding = { read: true, lacking: isOfTemplate ? ["formatted"] : [] };
    expect((await lead.send("PUT", place, finding)).status()).toBe(200);
  }
  await lead.post(`${project}/readings/${reading}/end`);
  await lead.post(`/guidelines/${guideline}/versions`, { note: "Two checks.", checks: PLANTED_CHECKS });
  expect((await lead.send("PATCH", project, { guidelineVersion: 2 })).status()).toBe(200);
  await measure(request, lead, id);

  const steps = [
    { step: "check", check: "of-a-template" },
    { step: "check", check: "of-the-web" },
    { step: "duplicates", meaning: "whole", strength: "normalised" },
  ];
  const { id: recipe } = await (await lead.post(`${project}/recipes`, { recipe: "By calls", steps })).json();
  const runs = `${project}/recipes/${recipe}/runs`;
  const run = async () => {
    const { jobId } = await (await lead.post(runs)).json();
    expect((await lead.finished(jobId)).state).toBe("succeeded");
    const { funnel } = await (await lead.get(`${runs}/${jobId}`)).json();
    expect(funnel.at(-1).left).toBe(LEFT.length);
    return jobId as string;
  };
  await lead.post(`${runs}/${await run()}/undo`);
  await run();
  await expectReleased(lead, id);
});
