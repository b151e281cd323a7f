import "server-only";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { ok } from "@/lib/server/errors";
import { searchInstance, searchProject } from "./search-queries";
import { SEARCH, SEARCH_PROJECT, searchQuerySchema } from "./search-schema";

export const getSearch = endpoint({
  ...SEARCH,
  summary: "Find projects and guidelines that are open to you by their names; for admins accounts as well",
  scope: async (actor) => actor,
  query: searchQuerySchema,
  handle: async ({ scope, query }) => ok(await searchInstance(scope, query.q)),
});

export const getProjectSearch = endpoint({
  ...SEARCH_PROJECT,
  summary: "Find examples by id and text, and members by name, as far as your role may know them",
  scope: (actor, params) => requireProject(actor, params.id ?? "", "project:read"),
  query: searchQuerySchema,
  handle: async ({ scope, query }) => ok(await searchProject(scope, query.q)),
});
