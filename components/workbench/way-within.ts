/**
 * Addresses as they read within a project: the pages of its guideline, which lives above projects, lie under the project's own
 * place for the guideline, so that whoever came from a project keeps its stages in view. Everything else reads as it is.
 */
export function wayWithin(projectHref: string, guidelineId: string): (href: string) => string {
  const above = `/guidelines/${guidelineId}`;
  return (href) => {
    const rest = href.startsWith(above) ? href.slice(above.length) : null;
    return rest !== null && /^([/?#]|$)/.test(rest) ? `${projectHref}/guideline/${guidelineId}${rest}` : href;
  };
}
