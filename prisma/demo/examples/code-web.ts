import { demoExamples } from "@/prisma/demo/demo-example";

export const CODE_WEB = demoExamples("code", [
  {
    slug: "js-sort",
    prompt: "why does [1, 10, 2].sort() stay [1, 10, 2] in javascript??",
    response:
      'Without a comparison function `sort` turns the elements into strings and compares those, and "10" comes before "2". Pass a function for numbers: `[1, 10, 2].sort((a, b) => a - b)` gives `[1, 2, 10]`. Note that `sort` changes the array itself; `toSorted` returns a copy.',
    model: "demo-model-a",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.1, why: "Cause, fix, and the trap beside it." },
  },
  {
    slug: "second-salary",
    prompt:
      "SQL: second highest distinct salary from table employees(salary). plain SQL please, should work everywhere",
    response: `\`\`\`sql
SELECT MAX(salary) AS second_highest
FROM employees
WHERE salary < (SELECT MAX(salary) FROM employees);
\`\`\`

It gives NULL when there is no second salary.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.15,
      why: "Standard SQL, handles ties and the empty case.",
    },
  },
  {
    slug: "march-orders",
    prompt: "orders.created_at is a timestamp. query for all orders from March 2024?",
    response: `\`\`\`sql
SELECT *
FROM orders
WHERE created_at BETWEEN '2024-03-01' AND '2024-03-31';
\`\`\`

\`BETWEEN\` includes both ends, so the first and the last day of March are covered.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 2.6,
      correct: "partly",
      issues: ["wrong-result"],
      difficulty: 0.75,
      why: "The upper bound is midnight at the start of 31 March, so nearly all of the last day is missing.",
    },
  },
  {
    slug: "delete-logs",
    prompt: "bash one-liner: delete all .log files older than 7 days under /var/log/myapp",
    response: `\`\`\`bash
find /var/log/myapp -delete -name '*.log' -mtime +7
\`\`\`

\`-mtime +7\` matches files last changed more than seven days ago.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 1,
      correct: "no",
      issues: ["wrong-result", "unsafe"],
      difficulty: 0.8,
      why: "`find` evaluates from left to right: with `-delete` first, everything under the folder is deleted.",
    },
  },
  {
    slug: "centre-div",
    prompt: "center a div in its parent, both directions, modern css",
    response: `There are many ways to centre a div. Here are five:

**1. Grid**

\`\`\`css
.parent { display: grid; place-items: center; }
\`\`\`

**2. Flexbox**

\`\`\`css
.parent { display: flex; justify-content: center; align-items: center; }
\`\`\`

**3. Absolute position and transform**

\`\`\`css
.parent { position: relative; }
.child { position: absolute; top: 50%; left: 50%; transform: translate(-50%, -50%); }
\`\`\`

**4. Table cell**

\`\`\`css
.parent { display: table-cell; vertical-align: middle; text-align: center; }
.child { display: inline-block; }
\`\`\`

**5. Negative margins** (if you know the size, here 200 by 100 pixels)

\`\`\`css
.parent { position: relative; }
.child { position: absolute; top: 50%; left: 50%; width: 200px; height: 100px; margin: -50px 0 0 -100px; }
\`\`\`

Which one is best depends on your needs. In every case the parent needs a height, or there is no room to centre in vertically.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 3.4,
      correct: "yes",
      issues: ["too-long", "ignores-instruction"],
      difficulty: 0.5,
      why: "The first answer is all that was needed; three of the five are the old tricks that “modern” ruled out.",
    },
  },
  {
    slug: "git-wrong-branch",
    prompt: "I made one commit on main that should be on a new branch fix-login. Not pushed yet. How do I move it?",
    response: `\`\`\`bash
git branch fix-login         # the new branch keeps the commit
git reset --keep HEAD~1      # main goes back by one
git switch fix-login
\`\`\`

\`--keep\` refuses rather than throwing away uncommitted changes. Check with \`git log --oneline main fix-login\`.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 4.4,
      correct: "yes",
      issues: [],
      difficulty: 0.25,
      why: "The right commands and the safe kind of reset; what to expect from the last check is left open.",
    },
  },
  {
    slug: "date-regex",
    prompt: "regex for YYYY-MM-DD where month is 01-12 and day 01-31. just the regex, no explanation",
    response: `\`\`\`
^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$
\`\`\``,
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "Right ranges, anchored, and nothing else.",
    },
  },
  {
    slug: "go-env-default",
    prompt: "golang: read env var PORT, default 8080 if not set",
    response: `Use the helper from the standard library:

\`\`\`go
port := os.GetenvDefault("PORT", "8080")
\`\`\`

It returns the second argument when the variable is empty or missing.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 1.6,
      correct: "no",
      issues: ["invented-fact", "wrong-result"],
      difficulty: 0.6,
      why: "Package os has no GetenvDefault; the code does not compile. LookupEnv and an if are needed.",
    },
  },
  {
    slug: "sumif",
    prompt: "excel formula: sum column B where column A says paid",
    response: '`=SUMIF(A:A,"paid",B:B)`. With some regional settings the commas have to be semicolons.',
    model: "demo-model-a",
    truth: {
      helpfulness: 4.9,
      correct: "yes",
      issues: [],
      difficulty: 0.05,
      why: "Exactly the formula, and the one thing that could go wrong with it.",
    },
  },
  {
    slug: "debounce",
    prompt: "debounce function in typescript, no libs. Explain it in at most two sentences.",
    response: `\`\`\`ts
function debounce<A extends unknown[]>(run: (...args: A) => void, waitMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...args: A) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...args), waitMs);
  };
}
\`\`\`

Each call cancels the timer of the one before and starts a new one. So \`run\` happens only once the calls have paused for \`waitMs\` milliseconds.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.3,
      why: "Typed, correct, two sentences.",
    },
  },
  {
    slug: "c-loop",
    prompt: 'for (int i = 0; i <= 10; i++) printf("%d\\n", i); prints 11 lines, i want 10',
    response: "You count 0 and 10 both in, which makes 11. Write `i < 10` for 0 to 9, or start at `i = 1` for 1 to 10.",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.05, why: "Names the cause and both fixes." },
  },
  {
    slug: "react-key",
    prompt: "react keeps warning about unique keys in my list, can I just use the array index?",
    response:
      "You can, and the warning goes away. It is safe if the list never changes order and items are never inserted or removed in the middle. Otherwise React matches old and new items by position, and state such as the text in an input ends up in the wrong row; use an id from your data there.",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.4,
      correct: "yes",
      issues: [],
      difficulty: 0.25,
      why: "Answers the question and says when the shortcut bites; three lines of code would have made it plainer.",
    },
  },
]);
