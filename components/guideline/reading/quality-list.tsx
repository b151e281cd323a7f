import { DefinitionList } from "@/components/ui/definition-list";
import { checkSentence } from "@/lib/guideline/checks/check-words";
import { type Check, type GuidelineContent, QUALITIES } from "@/lib/guideline/schema";

interface QualityListProps {
  qualities: GuidelineContent["qualities"];
  checks: readonly Check[];
}

/** What good data means in a version: the words of each quality, and the checks beside them. */
export function QualityList({ qualities, checks }: QualityListProps) {
  const items = QUALITIES.flatMap((name) => {
    const own = checks.filter(({ quality }) => quality === name);
    if (!qualities[name] && own.length === 0) return [];
    const value = (
      <>
        {qualities[name]}
        {own.length > 0 && (
          <ul className="mt-1 grid gap-1">
            {own.map((check) => (
              <li key={check.key} className="text-sm text-muted wrap-anywhere">
                <span className="font-medium text-ink">{check.title}.</span> {checkSentence(check)}
              </li>
            ))}
          </ul>
        )}
      </>
    );
    return [{ term: name[0]!.toUpperCase() + name.slice(1), value }];
  });
  if (items.length === 0) return null;
  return (
    <section className="mt-4 max-w-[72ch] border-t border-line pt-4">
      <h2 className="mb-2 text-xl font-semibold">What good data means here</h2>
      {checks.length > 0 && (
        <p className="mb-2 text-muted">
          Under some stand checks: what is flagged by machine. Annotators do not see them.
        </p>
      )}
      <DefinitionList items={items} className="text-base" />
    </section>
  );
}
