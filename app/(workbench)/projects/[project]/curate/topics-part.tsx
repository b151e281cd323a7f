import { FindTopicsForm } from "@/components/curate/inspect/find-topics";
import { NameTopic } from "@/components/curate/inspect/name-topic";
import { TopicList } from "@/components/curate/inspect/topic-list";
import { LastAttempt } from "@/components/jobs/last-attempt";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCount, formatNumber } from "@/components/ui/format";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { writeCondition } from "@/lib/core/facts/condition-text";
import { type LookAsked, matchingHref, selectionIn, withCondition } from "@/lib/curate/inspect/address";
import { topicsOn } from "@/lib/curate/inspect/queries";
import { nameTopicAction, startTopicsAction } from "@/lib/curate/topics/actions";
import { type LearntView, readLearnt } from "@/lib/curate/topics/queries";
import { exampleHref } from "@/lib/examples/address";
import { cancelJobAction } from "@/lib/jobs/actions";
import { lastAttempt } from "@/lib/jobs/job-queries";

interface TopicsPartProps {
  scope: ProjectScope<"examples:read">;
  look: LookAsked;
}

/** What the examples under a look are about, and for whoever may curate the way to have it found out. */
export async function TopicsPart({ scope, look }: TopicsPartProps) {
  const { projectId: id } = scope;
  const mayFind = scope.permissions.has("release:write");
  const learnt = await readLearnt(scope);
  if (!learnt && !mayFind) return null;
  const job = mayFind ? await lastAttempt(await requireProject(scope.actor, id, "release:write"), "find-topics") : null;
  const form = mayFind && <FindTopicsForm isAgain={learnt !== null} find={startTopicsAction.bind(null, id)} />;
  return (
    <Section
      title="What are they about?"
      note="By their own words: what is asked and what is answered. No model is asked."
    >
      <div className="grid gap-5">
        {job && (
          <LastAttempt
            job={job}
            note="Topics that were found before stay until it is done."
            failed="stopped"
            calledOff="Topics that were found before stay."
            cancel={cancelJobAction.bind(null, id)}
          />
        )}
        {learnt ? (
          <>
            {await found({ scope, look, learnt })}
            {form}
          </>
        ) : (
          <EmptyState title="Not looked for yet" action={form}>
            Topics are learnt from the words of these examples, and named by their most telling ones. Everything here
            can then be cut by them.
          </EmptyState>
        )}
      </div>
    </Section>
  );
}

async function found({ scope, look, learnt }: TopicsPartProps & { learnt: LearntView }) {
  const { projectId: id } = scope;
  const mayName = scope.permissions.has("release:write");
  if (learnt.topics.length === 0)
    return (
      <p>
        No topics can be told apart among {formatCount(learnt.examples, "example")}: they are too few, all about one
        thing, or each about another.
      </p>
    );
  const about = learnt.topics.map(({ name }) => name).join("\n");
  const { value } = await topicsOn(scope, selectionIn(look), { remembered: true, about });
  const topics = new Map(learnt.topics.map((topic) => [topic.name, topic]));
  const condition = (name: string | null) =>
    writeCondition(
      name === null ? { fact: "topic", operator: "none" } : { fact: "topic", operator: "is", values: [name] },
    );
  return (
    <>
      <TopicList
        {...value}
        topics={value.topics.map(({ name, ...topic }) => {
          const { words = [], learnt = [] } = topics.get(name) ?? {};
          const own = new Set([name, ...learnt].flatMap((one) => one.split(" ")));
          const isCalled = learnt.length > 1 || learnt[0] !== name;
          return { name, ...topic, learnt: isCalled ? learnt : [], also: words.filter((word) => !own.has(word)) };
        })}
        topicHref={(name) => matchingHref(id, { ...look, where: withCondition(look.where, condition(name)) })}
        exampleHref={(example) => exampleHref(id, example)}
        renaming={
          mayName
            ? (name) => (
                <NameTopic
                  name={name}
                  learnt={topics.get(name)?.learnt ?? []}
                  others={learnt.topics.map((topic) => topic.name).filter((other) => other !== name)}
                  give={nameTopicAction.bind(null, id)}
                />
              )
            : undefined
        }
      />
      <p className="text-muted">
        {learntWords(learnt)} <Time at={learnt.createdAt.getTime()} />. {sinceWords(learnt.since)}
      </p>
    </>
  );
}

function learntWords({ examples, read }: LearntView): string {
  const all = formatCount(examples, "example");
  return read < examples ? `Learnt of ${formatNumber(read)} drawn of ${all}` : `Learnt of ${all}`;
}

function sinceWords(since: number): string {
  if (since === 0) return "None came since.";
  return `${formatNumber(since)} came since, and ${since === 1 ? "is" : "are"} told by these topics.`;
}
