import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { addCriterion, importFile, makeProject, openRound, publishFirst, writeGuideline } from "./authoring";
import { csvRows, download, jsonRows } from "./exports";
import { expectWaiting, labelByKeyboard, labelNext } from "./labelling";
import { invite, join, signInAs, test } from "./people";
import { settleByKeyboard, waitingCases } from "./resolving";
import {
  ANCHORS,
  CORRECT,
  DECIDED,
  DECISIONS,
  EXAMPLES,
  expectedAlpha,
  GUIDELINE,
  HELPFUL,
  inWords,
  OPINIONS,
} from "./story-plan";

test("four people walk the whole flow in their browsers, labelling and resolving by keyboard", async ({ arrive }) => {
  test.slow();
  const [lead, reviewer, ada, ben] = await Promise.all([
    arrive(),
    arrive(),
    arrive(),
    // The second annotator works on a screen as wide as a phone's.
    arrive({ viewport: { width: 390, height: 844 } }),
  ]);
  const guests = [
    { page: reviewer, name: "Rosa Umpire", role: "reviewer" },
    { page: ada, name: "Ada Keys", role: "annotator" },
    { page: ben, name: "Ben Small", role: "annotator" },
  ].map((guest) => ({ ...guest, email: `${guest.name.split(" ")[0]!.toLowerCase()}-${randomUUID()}@story.test` }));
  const [reviewerMail, ...annotatorMails] = guests.map(({ email }) => email);
  await signInAs(lead, "Nadia Fenwick");

  const project = await test.step("the lead writes and publishes a guideline, and makes a project of it", async () => {
    await writeGuideline(lead, "Browser story", GUIDELINE);
    await addCriterion(lead, { kind: "Choice", title: CORRECT, options: ["Yes", "No"] });
    await addCriterion(lead, { kind: "Scale", title: HELPFUL, anchors: ANCHORS });
    await addCriterion(lead, { kind: "Text", title: "Remark" });
    await publishFirst(lead, "The first rules.");
    return makeProject(lead, "Browser story", 2);
  });

  await test.step("the lead imports a file, invites three people and opens a round", async () => {
    const file = EXAMPLES.map((example) => `${JSON.stringify(example)}\n`).join("");
    await importFile(lead, project, "short-answers.ndjson", file);
    await expect(lead.getByRole("definition")).toHaveText(["6", "0", "0"]);
    for (const { page, name, role, email } of guests) await join(page, await invite(lead, project, email, role), name);
    await openRound(lead, project, "First round", 2);
  });

  await test.step("the first annotator goes on without a connection, and loses nothing by a reload", async () => {
    const left = new Map(Object.entries(OPINIONS[0]));
    const stocked = ada.waitForResponse((reply) => reply.headers()["touchstone-may-hold"] !== undefined);
    await ada.goto(`${project}/label`);
    await stocked;
    await expectWaiting(ada, 6);
    await ada.context().setOffline(true);
    for (let labelled = 1; labelled <= 2; labelled++) {
      await labelNext(ada, left);
      await expectWaiting(ada, 6 - labelled);
    }
    await expect(ada.getByText("The server cannot be reached")).toHaveCount(1);
    await expect(
      ada.getByText(/2 examples that you submitted are kept in this browser.* 1 example is here/),
    ).toBeVisible();
    await ada.context().setOffline(false);
    await ada.reload();
    await expectWaiting(ada, 4);
    await labelByKeyboard(ada, Object.fromEntries(left));
    await expectWaiting(ada, 0);
  });

  await test.step("the second annotator labels everything on a phone", async () => {
    await ben.goto(`${project}/label`);
    await labelByKeyboard(ben, OPINIONS[1]);
  });

  await test.step("the lead reads how far they agree", async () => {
    // Six items, two raters, one disagreement; 9 yes and 3 no of 12: alpha = 1 − 11 · 2 / (2 · 9 · 3).
    const correct = expectedAlpha("correct", "nominal", ["yes", "no"]);
    expect(correct.value).toBeCloseTo(1 - (11 * 2) / (2 * 9 * 3), 12);
    const helpful = expectedAlpha("helpfulness", "ordinal", [1, 2, 3, 4, 5]);
    await lead.goto(`${project}/measure`);
    const table = lead.getByRole("table", { name: "Agreement by criterion" });
    for (const [title, alpha] of [
      [CORRECT, correct],
      [HELPFUL, helpful],
    ] as const) {
      const row = table.getByRole("row").filter({ has: lead.getByRole("link", { name: title }) });
      await expect(row.getByRole("button", { name: inWords(alpha) })).toBeVisible();
    }
    await expect(table.getByRole("row", { name: /^Remark/ })).toContainText("not compared");
    await table.getByRole("link", { name: HELPFUL }).click();
    await expect(lead.getByRole("heading", { level: 1, name: HELPFUL })).toBeVisible();
    const headline = lead.getByRole("button", { name: inWords(helpful).replace(/ n \d+$/, "") });
    await expect(headline.first()).toBeVisible();
    await expect(lead.getByText("6 items, 2 raters, 6 pairs").first()).toBeVisible();
  });

  await test.step("the reviewer sees what differs and no names, and settles it by keyboard", async () => {
    await reviewer.goto(`${project}/resolve`);
    expect(await waitingCases(reviewer)).toEqual(DECISIONS.map(({ waits }) => waits));
    await expect(reviewer.getByText(/Ada|Ben/)).toHaveCount(0);
    for (const { settled } of DECISIONS) await settleByKeyboard(reviewer, settled);
    await expect(reviewer.getByText("Nothing waits")).toBeVisible();
  });

  await test.step("what is downloaded is what was said and decided", async () => {
    await lead.goto(`${project}/release`);
    const said = annotatorMails.flatMap((annotator, index) =>
      Object.entries(OPINIONS[index]!).flatMap(([example, { correct, helpfulness, remark }]) => [
        { example, annotator, criterion: "is-it-correct", value: correct },
        { example, annotator, criterion: "how-far-does-it-help", value: helpfulness },
        ...(remark === undefined ? [] : [{ example, annotator, criterion: "remark", value: remark }]),
      ]),
    );
    const table = csvRows(await download(lead, { title: "Labels, long CSV", name: "long-csv" }, "Download exact"));
    const known = table.map(({ example, annotator, criterion, value, guidelineVersion, revision }) => ({
      ...{ example, annotator, criterion, value, guidelineVersion, revision },
    }));
    const rows = said.map((one) => ({ ...one, value: String(one.value), guidelineVersion: "1", revision: "1" }));
    expect(known).toHaveLength(rows.length);
    expect(known).toEqual(expect.arrayContaining(rows));

    const lines = jsonRows<Line>(
      await download(lead, { title: "Examples with labels", name: "ndjson" }, "Download now"),
    );
    expect(Object.fromEntries(lines.map(({ id, decided }) => [id, decided]))).toEqual(DECIDED);
    const labels = lines.flatMap(({ id, labels }) => labels.map((label) => ({ ...label, example: id })));
    expect(labels).toHaveLength(said.length);
    const texts = said.map((one) => expect.objectContaining({ ...one, value: String(one.value) }));
    expect(labels).toEqual(expect.arrayContaining(texts));
    expect(Object.fromEntries(lines.map(({ id, resolutions }) => [id, resolutions]))).toMatchObject({
      ...{ s1: {}, s2: {}, s3: {}, s4: {} },
      s5: {
        "is-it-correct": {
          value: "no",
          reason: "guideline-gap",
          note: "Say from where one counts.",
          author: reviewerMail,
        },
        "how-far-does-it-help": { value: 2, reason: "slip", note: "", author: reviewerMail },
      },
      s6: { "how-far-does-it-help": { value: 4, reason: "legitimate-disagreement", author: reviewerMail } },
    });

    const scored = await download(lead, { title: "Scored responses", name: "reward" }, "Download now");
    expect(jsonRows(scored)).toEqual(
      EXAMPLES.map(({ id, prompt, response }) => ({
        id,
        prompt,
        response,
        score: DECIDED[id]!["how-far-does-it-help"],
      })),
    );
  });

  await test.step("a condition on what was decided is made by keyboard, says how many fall, and narrows the file", async () => {
    const conditions = lead.getByRole("group", { name: "Conditions" });
    const add = conditions.getByRole("button", { name: "Add a condition" });
    await add.press("Enter");
    const criterion = conditions.getByRole("combobox", { name: "Criterion" });
    await expect(criterion).toBeFocused();
    await criterion.selectOption({ label: HELPFUL });
    await conditions.getByRole("combobox", { name: "Value", exact: true }).selectOption("4");
    await conditions.getByRole("button", { name: "Add it" }).press("Enter");
    await expect(conditions.getByRole("listitem")).toContainText(`“${HELPFUL}” ≥ 4`);
    await expect(conditions.getByRole("listitem")).toContainText("2 fall short");
    await expect(lead.getByText("4 of 6 examples")).toBeVisible();
    const lines = jsonRows<Line>(
      await download(lead, { title: "Examples with labels", name: "ndjson" }, "Download now"),
    );
    const isHelpful = ({ id }: { id: string }) => Number(DECIDED[id]!["how-far-does-it-help"]) >= 4;
    expect(lines.map(({ id }) => id)).toEqual(EXAMPLES.filter(isHelpful).map(({ id }) => id));
    await conditions.getByRole("button", { name: "Remove this condition" }).press("Enter");
    await expect(conditions.getByRole("listitem")).toHaveCount(0);
    await expect(lead.getByText("4 of 6 examples")).toHaveCount(0);
  });
});

interface Line {
  id: string;
  labels: { annotator: string; criterion: string; value: unknown }[];
  resolutions: Record<string, unknown>;
  decided: Record<string, unknown>;
}
