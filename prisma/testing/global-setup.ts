import type { TestProject } from "vitest/node";
import { openTestServer, type TestServer } from "./database-server";

declare module "vitest" {
  export interface ProvidedContext {
    server: TestServer;
  }
}

/** Once a run: a server with a migrated template database, gone at the end. */
export default async function setup(project: TestProject) {
  const { server, stop } = await openTestServer();
  project.provide("server", server);
  return stop;
}
