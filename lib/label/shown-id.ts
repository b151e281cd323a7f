import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { Prisma } from "@/lib/server/generated/prisma/client";

/**
 * The id by which an annotator knows example `e`: the importer's. In an evaluation project it is our own, because importers like to
 * write the model's name into theirs.
 */
export function shownId({ project }: ProjectScope<"label:work">): Prisma.Sql {
  return project.purpose === "evaluation" ? Prisma.sql`e.id::text` : Prisma.sql`e.external_id`;
}
