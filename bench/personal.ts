import { findPersonal } from "@/lib/facts/personal/find-personal";

/**
 * How long the rules for personal data take on 200 kB of texts that were made to hold them up: each is as many beginnings as fit of
 * something that some rule has to follow. Prints the processor time of one reading, the median of five after two to warm up, and what
 * was found; more than the limit ends the benchmark in failure.
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

let slowest = 0;
for (const [name, text] of Object.entries(TEXTS)) {
  const times = Array.from({ length: 7 }, () => cpu(() => findPersonal(text)));
  const median = times.slice(2).sort((a, b) => a - b)[2]!;
  slowest = Math.max(slowest, median);
  console.log(`${median.toFixed(1).padStart(7)} ms  ${String(findPersonal(text).length).padStart(6)} found  ${name}`);
}
console.log(`slowest ${slowest.toFixed(1)} ms, limit ${LIMIT_MS} ms`);
if (slowest > LIMIT_MS) process.exitCode = 1;
