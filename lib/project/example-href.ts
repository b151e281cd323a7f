/** The page of an example, by its own id. */
export function exampleHref(projectId: string, exampleId: string): string {
  return `/projects/${projectId}/examples/${exampleId}`;
}
