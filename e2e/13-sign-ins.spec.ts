import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { painted } from "./labelling";
import { invite, join, signInAs, test } from "./people";
import { CORRECT, HELPFUL } from "./story-plan";
import { FIRST_VERSION } from "./versions-plan";

const OLD = "a stone for every answer";
const NEW = "slate shows what gold is";
const task = (page: Page) =>
  page
    .getByRole("main")
    .getByText(/^Task \w+:/)
    .filter({ visible: true });

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** By the menu that stands at the top of every page. */
async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^You: / }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

/** By keyboard, as far as it is not submitted. */
async function answer(page: Page, helpfulness: number): Promise<void> {
  await painted(page);
  await page.keyboard.press("y");
  await expect(page.getByRole("radiogroup", { name: CORRECT }).getByRole("radio", { name: /Yes/ })).toBeChecked();
  await page.keyboard.press(String(helpfulness));
  await expect(
    page.getByRole("radiogroup", { name: HELPFUL }).getByRole("radio", { name: new RegExp(`^${helpfulness}`) }),
  ).toBeChecked();
}

test("a password changes for everybody else's eyes: other browsers end, and go on where they were after signing in", async ({
  arrive,
  request,
}) => {
  test.slow();
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const email = `rowan-${randomUUID()}@signs.test`;
  const leader = await arrive();
  await signInAs(leader, "Nadia Fenwick");

  const project = await test.step("somebody new joins a project with four examples", async () => {
    const { id: guidelineId } = await (await lead.post("/guidelines", { name: "Signs", ...FIRST_VERSION })).json();
    await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
    const made = { name: "Signs", guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
    const { id } = await (await lead.post("/projects", made)).json();
    const lines = ["s1", "s2", "s3", "s4"].map((one) =>
      JSON.stringify({ kind: "instruction", id: one, prompt: `Task ${one}: what is it?`, response: "It is." }),
    );
    expect(await lead.upload(`/projects/${id}/examples`, lines.join("\n"), "application/x-ndjson")).toMatchObject({
      accepted: 4,
    });
    return `/projects/${id}`;
  });
  /** Examples that have labels, by the export. */
  const labelled = async () => {
    const lines = (await (await lead.get(`${project}/export?format=long-csv`)).text()).trim().split("\n").slice(1);
    return new Set(lines.map((line) => /\bs\d\b/.exec(line)?.[0])).size;
  };
  let desk = await arrive();
  await join(desk, await invite(leader, project, email, "annotator"), "Rowan Ash");
  expect((await lead.post(`${project}/rounds`, { name: "One", overlap: 1, annotators: [email] })).status()).toBe(201);

  const phone = await arrive({ viewport: { width: 390, height: 844 } });
  await phone.goto(`${project}/label`);
  await signIn(phone, email, OLD);
  await expect(task(phone)).toBeVisible();

  const words = await test.step("the desk gets the example that the phone has", async () => {
    await desk.goto(`${project}/label`);
    await expect(task(desk)).toBeVisible();
    const shown = (await task(desk).textContent())!;
    await expect(task(phone)).toHaveText(shown);
    return shown;
  });

  await test.step("on the phone the password changes; the desk keeps what it had begun and what it hands in", async () => {
    await answer(desk, 4);
    await phone.goto("/account");
    await phone.getByLabel("Current password", { exact: true }).fill(OLD);
    await phone.getByLabel("New password", { exact: true }).fill("Touchstone2026!");
    await phone.getByRole("button", { name: "Change the password" }).click();
    await expect(phone.getByText(/name of this site/)).toBeVisible();
    await phone.getByLabel("New password", { exact: true }).fill(NEW);
    await phone.getByRole("button", { name: "Change the password" }).click();
    await expect(phone.getByText("You were signed out everywhere else.", { exact: true })).toBeVisible();
    await desk.keyboard.press("Enter");
    await expect(desk.getByText("You are signed out")).toBeVisible();
    await expect(desk.getByText(/1 example that you submitted is kept in this browser/)).toBeVisible();
  });

  await test.step("signed in again the desk sends it, once, and goes on", async () => {
    await desk.getByRole("link", { name: "Sign in again" }).click();
    await signIn(desk, email, OLD);
    await expect(desk.getByText("The email or the password is wrong.")).toBeVisible();
    await signIn(desk, email, NEW);
    await expect(desk).toHaveURL(new RegExp(`${project}/label$`));
    await expect(task(desk)).toBeVisible();
    await expect(desk.getByText(words)).toHaveCount(0);
    await expect.poll(labelled).toBe(1);
  });

  await test.step("signing out in one tab is met by the other, and another person sends nothing of it", async () => {
    const other = await desk.context().newPage();
    await other.goto(`${project}/label`);
    await expect(task(other)).toBeVisible();
    await answer(other, 2);
    await signOut(desk);
    await other.keyboard.press("Enter");
    await expect(other.getByText("You are signed out")).toBeVisible();
    await signInAs(desk, "Maren Holt");
    await other.bringToFront();
    await expect(other.getByText(/1 example that you submitted is kept in this browser/)).toBeVisible();
    await signOut(desk);
    expect(await labelled()).toBe(1);
    await other.getByRole("link", { name: "Sign in again" }).click();
    await signIn(other, email, NEW);
    await expect(task(other)).toBeVisible();
    await expect.poll(labelled).toBe(2);
    await desk.close();
    desk = other;
  });

  await test.step("of two devices with one example the first to submit counts, and the other is told and goes on", async () => {
    await phone.goto(`${project}/label`);
    const same = (await task(phone).textContent())!;
    await expect(task(desk)).toHaveText(same);
    await answer(desk, 5);
    await answer(phone, 1);
    await desk.keyboard.press("Enter");
    await expect.poll(labelled).toBe(3);
    await phone.keyboard.press("Enter");
    await expect(phone.getByText(/^Your answers to s\d could not be stored$/)).toBeVisible();
    await expect(phone.getByText(same)).toHaveCount(0);
    expect(await labelled()).toBe(3);
  });
});

test("fields for passwords are masked, and say to a password manager what they are", async ({ page }) => {
  await page.goto("/sign-in");
  const field = page.getByLabel("Password", { exact: true });
  await expect(field).toHaveAttribute("type", "password");
  await expect(field).toHaveAttribute("autocomplete", "current-password");
  await expect(page.getByLabel("Email")).toHaveAttribute("autocomplete", "username");
  await field.evaluate((input: HTMLInputElement) => {
    const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    if (!input.dispatchEvent(paste)) throw new Error("pasting is prevented");
  });
  await signInAs(page, "Nadia Fenwick");
  await page.goto("/account");
  await expect(page.getByLabel("New password", { exact: true })).toHaveAttribute("autocomplete", "new-password");
});
