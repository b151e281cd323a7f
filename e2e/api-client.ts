import { execFileSync } from "node:child_process";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { described } from "./described";

const tokens = new Map<string, string>();

/** A token of one of the demo's people, made by the command that a person would use. */
export function tokenOf(email: string): string {
  const token = tokens.get(email) ?? makeToken(email);
  tokens.set(email, token);
  return token;
}

function makeToken(email: string): string {
  const output = execFileSync("npm", ["run", "--silent", "token", "--", email], { encoding: "utf8" });
  return output.trim().split("\n").at(-1)!;
}

/** What a program does: calls with a bearer token, and asks again until a job has ended. */
export class ApiClient {
  readonly #headers: Record<string, string>;

  constructor(
    private readonly request: APIRequestContext,
    token: string,
  ) {
    this.#headers = { authorization: `Bearer ${token}` };
  }

  async get(path: string): Promise<APIResponse> {
    return described(this.request, "GET", await this.request.get(`/api/v1${path}`, { headers: this.#headers }));
  }

  async post(path: string, data?: unknown, headers: Record<string, string> = {}): Promise<APIResponse> {
    const options = { headers: { ...this.#headers, ...headers }, data };
    return described(this.request, "POST", await this.request.post(`/api/v1${path}`, options));
  }

  async send(method: "PUT" | "PATCH", path: string, data: unknown): Promise<APIResponse> {
    const options = { method, headers: this.#headers, data };
    return described(this.request, method, await this.request.fetch(`/api/v1${path}`, options));
  }

  /** Sends a body as it is, and waits for the job that it starts. */
  async upload(path: string, body: string | Buffer, type: string): Promise<Job> {
    const response = await this.request.post(`/api/v1${path}`, {
      headers: { ...this.#headers, "content-type": type },
      data: body,
    });
    if (response.status() !== 202) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
    await described(this.request, "POST", response);
    const { jobId } = (await response.json()) as { jobId: string };
    return this.finished(jobId);
  }

  async finished(jobId: string): Promise<Job> {
    for (;;) {
      const job = (await (await this.get(`/jobs/${jobId}`)).json()) as Job;
      if (job.state !== "queued" && job.state !== "running") return job;
    }
  }
}

export interface Job {
  state: string;
  accepted: number;
  rejected: number;
  errors: { line: number; code: string; message: string }[];
}
