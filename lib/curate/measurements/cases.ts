/**
 * Numbers the cases among examples that were drawn: those that say the same, by a common identity or a common cluster, have one number. From 1,
 * in the order in which they come.
 */
export function caseNumbers(
  examples: readonly { id: string; same: string | null; cluster: string | null }[],
): number[] {
  const caseOf = new Map<string, { number: number | null; joined: string | null }>();
  const root = (name: string): string => {
    const joined = caseOf.get(name)?.joined;
    return joined ? root(joined) : name;
  };
  const namesOf = ({ id, same, cluster }: (typeof examples)[number]) => [
    `example ${id}`,
    ...(same === null ? [] : [`same ${same}`]),
    ...(cluster === null ? [] : [`cluster ${cluster}`]),
  ];
  for (const example of examples) {
    const [first, ...others] = namesOf(example).map((name) => {
      if (!caseOf.has(name)) caseOf.set(name, { number: null, joined: null });
      return root(name);
    });
    for (const other of others) if (root(other) !== root(first!)) caseOf.get(root(other))!.joined = root(first!);
  }
  let cases = 0;
  return examples.map((example) => {
    const own = caseOf.get(root(namesOf(example)[0]!))!;
    own.number ??= ++cases;
    return own.number;
  });
}
