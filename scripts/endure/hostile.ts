import { setTimeout as pause } from "node:timers/promises";
import { ALL_ENDPOINTS } from "@/lib/api/all-endpoints";
import { createRandom } from "@/lib/core/random/generator";
import { hostileCalls } from "@/prisma/testing/hostile/calls";
import { addressNames, hostileAddresses, wrongWith } from "@/prisma/testing/hostile/pages";
import { encoded } from "@/prisma/testing/hostile/values";
import { type Finding, finding } from "./findings";

interface Asked {
  url: string;
  token: string;
  /** Of the same person, for pages. */
  cookie: string;
  projectId: string;
  seed: number;
  /** How often every place of the API is tried. */
  rounds: number;
}

const ANSWER_WITHIN_MS = 60_000;

/** Sends something hostile to every place of every call and page, and finds what is answered by 500, by silence or by half an answer. */
export async function sendHostile({ url, token, cookie, projectId, seed, rounds }: Asked): Promise<Finding> {
  const random = createRandom(seed);
  const wrong: string[] = [];
  let sent = 0;
  const send = async (name: string, address: string, init: RequestInit) => {
    sent++;
    const said = await answer(`${url}${address}`, init).catch((error: unknown) => `no whole answer: ${error}`);
    if (said) wrong.push(`${said}: ${name}`.slice(0, 500));
  };
  const chance = { random, known: { criterion: '"quality"', example: '"e1"', round: `"${projectId}"` } };
  const params = { id: projectId, n: "1" };
  for (let round = 0; round < rounds; round++)
    for (const endpoint of ALL_ENDPOINTS)
      for (const call of hostileCalls(endpoint, params, chance)) {
        const place = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
          encoded(call.params[name] ?? projectId),
        );
        const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
        const { method } = endpoint;
        await send(`${method} ${endpoint.path} ${call.at} ${call.body ?? ""}`, `${place}${call.query}`, {
          method,
          headers,
          body: call.body,
        });
      }
  for (const address of hostileAddresses(await addressNames(), { project: projectId }, random))
    await send(`GET ${address}`, address, { headers: { cookie } });
  return finding(`no hostile value of ${sent} in calls and pages was answered by 500 or by half an answer`, wrong);
}

/** What is wrong with the answer, if anything. Who asks too fast waits. */
async function answer(address: string, init: RequestInit): Promise<string | null> {
  for (;;) {
    const response = await fetch(address, {
      ...init,
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const text = await response.text();
    if (response.status !== 429) return wrongWith(response.status, text);
    await pause(Number(response.headers.get("retry-after") ?? 1) * 1000);
  }
}

/** Signs in as a browser does, and answers its cookies. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookies = (response: Response) => response.headers.getSetCookie().map((one) => one.split(";", 1)[0]);
  const answered = await fetch(`${url}/api/auth/callback/password`, {
    method: "POST",
    headers: { cookie: cookies(asked).join("; "), origin: url },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  return [...cookies(asked), ...cookies(answered)].join("; ");
}
