import { ForgetPattern } from "@/components/curate/inspect/forget-pattern";
import { TokenizerSetting } from "@/components/facts/tokenizer-setting";
import { Section } from "@/components/ui/section";
import type { ProjectScope } from "@/lib/auth/scope";
import { patternOf } from "@/lib/core/facts/catalogue";
import { inspectHref } from "@/lib/curate/inspect/address";
import { forgetPatternAction, unsetTokenizerAction } from "@/lib/facts/actions";
import { currentTokenizer } from "@/lib/facts/set-tokenizer";
import { FactsPart } from "../../facts-part";

/** How a fact is found out, where that can be set. */
export async function MakerPart({ scope, fact }: { scope: ProjectScope<"examples:read">; fact: string }) {
  const { projectId } = scope;
  const pattern = patternOf(fact);
  if (!scope.permissions.has("release:write") || (fact !== "tokens" && pattern === undefined)) return null;
  return (
    <Section title={pattern === undefined ? "How tokens are counted" : "The search for it"}>
      <div className="grid gap-5">
        {pattern === undefined ? (
          <TokenizerSetting
            projectId={projectId}
            current={(await currentTokenizer(projectId)) ?? null}
            unset={unsetTokenizerAction.bind(null, projectId)}
          />
        ) : (
          <ForgetPattern
            pattern={pattern}
            backHref={inspectHref(projectId)}
            forget={forgetPatternAction.bind(null, projectId)}
          />
        )}
        <FactsPart scope={scope} isShort />
      </div>
    </Section>
  );
}
