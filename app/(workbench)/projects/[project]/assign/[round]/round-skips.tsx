import { SkipList } from "@/components/assign/skip-list";
import { SkipReasons } from "@/components/assign/skip-reasons";
import { PageLinks } from "@/components/ui/page-links";
import { Section } from "@/components/ui/section";
import { returnSkippedAction } from "@/lib/assign/actions";
import { listSkips, QUEUE_PAGE, skipReasons } from "@/lib/assign/queue-queries";
import { examplesPath, type RoundPart } from "./round-part";

export async function RoundSkips({ scope, round, asked, manages, href }: RoundPart) {
  const { reason = null, skips: page } = asked;
  const [reasons, skips] = await Promise.all([skipReasons(scope, round.id), listSkips(scope, round.id, reason, page)]);
  const listed = reason === null ? reasons : reasons.filter((one) => one.reason === reason);
  const total = listed.reduce((sum, one) => sum + one.skips, 0);
  return (
    <div id="skips">
      <Section
        title="Skips"
        note="After a skip somebody else is asked. Returned to the queue, the example can also come to whoever skipped it."
      >
        {reasons.length === 0 ? (
          <p className="text-muted">Nobody has skipped an example of this round.</p>
        ) : (
          <div className="grid gap-5">
            <div className="max-w-2xl">
              <SkipReasons
                reasons={reasons}
                open={reason}
                href={(wanted) => href({ reason: wanted, skips: 1 }, "skips")}
              />
            </div>
            <div>
              <SkipList
                roundId={round.id}
                skips={skips}
                examplesPath={examplesPath(scope)}
                giveBack={manages ? returnSkippedAction.bind(null, scope.projectId) : null}
              />
              <PageLinks page={page} size={QUEUE_PAGE} total={total} href={(next) => href({ skips: next }, "skips")} />
            </div>
          </div>
        )}
      </Section>
    </div>
  );
}
