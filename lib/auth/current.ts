import { signInHref } from "./address";
import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AppError, ArchivedError } from "@/lib/server/errors";
import type { Actor } from "./actor";
import { type GuidelineScope, requireGuideline } from "./guideline-scope";
import { type InstanceScope, requireInstance } from "./instance-scope";
import type { Permission } from "./permissions";
import { noteRefused, placeOfPath } from "./refused";
import { type RequestScope, requireRequests } from "./request-scope";
import { type ProjectScope, requireProject } from "./scope";
import { sessionCookieName, signInOfCookie } from "./session-cookie";
import { actorOfSignIn } from "./sign-in";

/** The signed-in person of this request, or null. Read from the database once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  const signInId = cookie ? await signInOfCookie(cookie) : null;
  return signInId ? actorOfSignIn(signInId) : null;
});

/** The signed-in person; whoever is not signed in goes to the sign-in page and comes back. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  const path = (await headers()).get("x-path") ?? "/";
  redirect(signInHref(path));
}

/**
 * For pages: proves who may look, before anything is streamed. A project that is not open to the person, and a page that is not
 * for their role, both answer 404; a page that writes into an archived project leads to the project's own, which says so.
 */
export async function projectPage<P extends Permission>(projectId: string, ...needed: P[]): Promise<ProjectScope<P>> {
  const actor = await requireActor();
  return orNotFound(actor, requireProject(actor, projectId, ...needed));
}

export async function guidelinePage<A extends "read" | "edit">(
  guidelineId: string,
  access: A,
): Promise<GuidelineScope<A>> {
  const actor = await requireActor();
  return orNotFound(actor, requireGuideline(actor, guidelineId, access));
}

export async function requestsPage<A extends "read" | "file">(
  guidelineId: string,
  access: A,
): Promise<RequestScope<A>> {
  const actor = await requireActor();
  return orNotFound(actor, requireRequests(actor, guidelineId, access));
}

/** For the pages by which an instance is run: whoever is no admin gets 404. */
export async function adminPage(): Promise<InstanceScope> {
  const actor = await requireActor();
  return orNotFound(actor, (async () => requireInstance(actor))());
}

async function orNotFound<T>(actor: Actor, proof: Promise<T>): Promise<T> {
  try {
    return await proof;
  } catch (error) {
    const from = await headers();
    noteRefused(error, { headers: from, actor, ...placeOfPath(from.get("x-path") ?? "") });
    if (error instanceof ArchivedError && error.projectId) redirect(`/projects/${error.projectId}`);
    if (error instanceof AppError && (error.code === "not-found" || error.code === "forbidden")) notFound();
    throw error;
  }
}
