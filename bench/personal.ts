import { OPERATIONS } from "@/lib/clean/operations";
import { findPersonal } from "@/lib/facts/personal/find-personal";
import { readPattern } from "@/lib/guideline/checks/user-pattern";

/**
 * How long the rules for personal data take on 200 kB of texts that were made to hold them up: each is as many beginnings as fit of
 * something that some rule has to follow. Prints the processor time of one reading and what was found; more than the limit ends the
 * benchmark in failure. Patterns of users and the operations that clean follow, without a limit.
 */

const SIZE = 200_000;
const LIMIT_MS = 50;

const filled = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);
const counted = (piece: (index: number) => string) => {
  let text = "";
  for (let index = 0; text.length < SIZE; index++) text += piece(index);
  return text.slice(0, SIZE);
};

const TEXTS: Record<string, string> = {
  "one letter": filled("a"),
  digits: filled("4"),
  "digits and spaces": filled("1 "),
  "mail that never ends (a@a-a-a-…)": `a@${filled("a-")}`,
  "signs of mail": filled("a@"),
  "dots and at": filled("a.b@c."),
  "numbers to call": counted((index) => `tel 0${170_000_0000 + index * 7919} `),
  "numbers abroad": counted((index) => `+49 170 ${1_000_000 + ((index * 7919) % 9_000_000)} 12 34\n`),
  "card numbers": counted((index) => `4111 1111 ${1000 + (index % 9000)} ${1000 + ((index * 7) % 9000)} `),
  "addresses of wallets": counted(
    (index) =>
      `1${(index * 7919 + 1e9)
        .toString(36)
        .replace(/[0lio]/g, "z")
        .padEnd(30, "Qd")} `,
  ),
  "begun keys": filled("-----BEGIN RSA PRIVATE KEY-----\nMII"),
  "names of secrets": filled('password="'),
  "passwords in addresses": filled("http://a:b"),
  "words before numbers": filled("BSN NIF NHS PESEL INSEE 1234567 "),
  "accounts in groups": filled("DE89 3704 0044 0532 0130 01 "),
  "network addresses": filled("2001:db8:0:1.2.3.4 "),
  brackets: filled("((([[["),
  prose: filled("The quick brown fox jumps over the lazy dog, 12 times. "),
};

const cpu = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** The median of five after two to warm up. */
function median(work: () => unknown): number {
  const times = Array.from({ length: 7 }, () => cpu(work));
  return times.slice(2).sort((a, b) => a - b)[2]!;
}

const line = (ms: number, what: string) => console.log(`${ms.toFixed(1).padStart(7)} ms  ${what}`);

console.log("rules for personal data");
let slowest = 0;
for (const [name, text] of Object.entries(TEXTS)) {
  const ms = median(() => findPersonal(text));
  slowest = Math.max(slowest, ms);
  line(ms, `${name}, ${findPersonal(text).length} found`);
}
console.log(`slowest ${slowest.toFixed(1)} ms, limit ${LIMIT_MS} ms`);
if (slowest > LIMIT_MS) process.exitCode = 1;

console.log("patterns of users that engines which go back never end on");
const nearly = `${filled("a")}!`;
for (const source of ["(a+)+$", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y"]) {
  const reading = readPattern(source);
  if (reading.ok)
    line(
      median(() => reading.pattern.isIn(nearly)),
      source,
    );
}

console.log("cleaning, the slowest of all these texts; the parser of Markdown takes seconds and is left out");
const MARKUP = [
  "<a>",
  "<div><b>",
  "</b>",
  "&amp;",
  '<a b="',
  "` `` ",
  "<ul><li>x",
  "<!--",
  "&lt;b&gt;",
  "e\u0301",
  "\u200d",
  "\r",
];
const texts = [...Object.values(TEXTS), ...MARKUP.map(filled)];
for (const { id, apply } of OPERATIONS.filter(({ id }) => id !== "markdown-to-text")) {
  line(Math.max(...texts.map((text) => cpu(() => apply(text, { kind: "text" })))), id);
}
