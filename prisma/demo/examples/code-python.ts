import { demoExamples } from "@/prisma/demo/demo-example";

export const CODE_PYTHON = demoExamples("code", [
  {
    slug: "flatten",
    prompt: "python one liner to flatten a list of lists",
    response: `\`\`\`python
flat = [item for row in rows for item in row]
\`\`\`

The loops read in the same order as if they were nested. It flattens one level only.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.05,
      why: "Idiomatic, right, and it names its limit.",
    },
  },
  {
    slug: "leap-year",
    prompt: "write is_leap(year) in python",
    response: `A leap year keeps the calendar in step with the Earth's orbit around the Sun, which takes roughly 365.2422 days. The Gregorian calendar, introduced in 1582, uses three rules: a year is a leap year if it is divisible by 4; but not if it is divisible by 100; unless it is also divisible by 400. Let us turn these rules into a function:

\`\`\`python
def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
\`\`\`

The operator \`%\` gives the remainder of a division. If the remainder is 0, the year is divisible. The part in parentheses makes sure that centuries count only if they are divisible by 400. So 2000 was a leap year, while 1900 was not. The function returns a Boolean, which you can use in an \`if\`. I hope this helps; let me know if you would like me to add tests or handle the Julian calendar as well!`,
    model: "demo-model-b",
    truth: {
      helpfulness: 3.7,
      correct: "yes",
      issues: ["too-long"],
      difficulty: 0.35,
      why: "Right, and can be pasted as it is; the lesson around two lines of code is longer than anyone needs.",
    },
  },
  {
    slug: "mutable-default",
    prompt:
      "why does my function remember stuff between calls? def add(x, items=[]): items.append(x); return items. calling add(1) then add(2) gives [1, 2]",
    response: `The default \`[]\` is created once, when Python executes the \`def\`, and every call without \`items\` shares that one list. Make a new list inside instead:

\`\`\`python
def add(x, items=None):
    if items is None:
        items = []
    items.append(x)
    return items
\`\`\`

The same goes for any mutable default, such as \`{}\` or \`set()\`.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.1,
      why: "Explains the cause in one sentence and gives the standard fix.",
    },
  },
  {
    slug: "binary-search",
    prompt: "Binary search in Python please, return the index or -1. List is sorted, no duplicates.",
    response: `\`\`\`python
def find(values, target):
    low, high = 0, len(values) - 1
    while low < high:
        middle = (low + high) // 2
        if values[middle] == target:
            return middle
        if values[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
    return -1
\`\`\`

It runs in O(log n), because each step halves the range that is left.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 1.9,
      correct: "no",
      issues: ["wrong-result"],
      difficulty: 0.8,
      why: "`while low < high` stops before the last candidate is looked at: find([5], 5) gives -1. It must be `<=`.",
    },
  },
  {
    slug: "csv-average",
    prompt: "read prices.csv (has a header, column 'price') and print the average price. No pandas.",
    response: `\`\`\`python
import csv

with open("prices.csv", newline="") as file:
    prices = [float(row["price"]) for row in csv.DictReader(file)]

print(sum(prices) / len(prices))
\`\`\``,
    model: "demo-model-a",
    truth: {
      helpfulness: 4.1,
      correct: "yes",
      issues: [],
      difficulty: 0.3,
      why: "Does what was asked; it would stop with an error on an empty file or an empty cell and does not say so.",
    },
  },
  {
    slug: "top-words",
    prompt: "function that takes a text and returns the 3 most common words with counts, ignore case and punctuation",
    response: `\`\`\`python
import re
from collections import Counter

def top_words(text: str) -> list[tuple[str, int]]:
    words = re.findall(r"[a-z']+", text.lower())
    return Counter(words).most_common(3)
\`\`\`

Ties come in the order in which the words first appear.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 3.9,
      correct: "yes",
      issues: [],
      difficulty: 0.5,
      why: "Right for English; a word such as “naïve” would be split, which the answer does not mention.",
    },
  },
  {
    slug: "explain-sorted",
    prompt: "Explain in ONE sentence what this does: sorted(d.items(), key=lambda kv: -kv[1])[:5]",
    response:
      "The expression `d.items()` gives the key-value pairs of the dictionary. They are then sorted by the negated value, so that the largest values come first. Finally the slice `[:5]` keeps the first five. The result is a list of up to five tuples with the highest values.",
    model: "demo-model-a",
    truth: {
      helpfulness: 2.9,
      correct: "yes",
      issues: ["too-long"],
      difficulty: 0.3,
      why: "True, but four sentences where one was asked for.",
    },
  },
  {
    slug: "asyncio-limit",
    prompt:
      "asyncio: run fetch(url) for a list of urls, at most 3 at a time, results in the same order. fetch exists already",
    response: `\`\`\`python
import asyncio

async def fetch_all(urls):
    gate = asyncio.Semaphore(3)

    async def limited(url):
        async with gate:
            return await fetch(url)

    return await asyncio.gather(*(limited(url) for url in urls))
\`\`\`

\`gather\` keeps the order of its arguments. If one call fails, the first exception is raised; pass \`return_exceptions=True\` to collect errors instead.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.35,
      why: "Limits, keeps order and says what happens on failure.",
    },
  },
  {
    slug: "roman-numerals",
    prompt: "convert an integer (1-3999) to roman numerals in python, with a short explanation",
    response: `Go through the values from large to small, including the subtractive pairs, and take each one as often as it fits:

\`\`\`python
PAIRS = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"),
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]

def to_roman(number):
    result = ""
    for value, symbol in PAIRS:
        while number`,
    model: "demo-model-a",
    truth: {
      helpfulness: 1.8,
      correct: "partly",
      issues: ["too-short", "wrong-result"],
      difficulty: 0.15,
      why: "Breaks off in the middle of the loop: what is there is right, but it does not run.",
    },
  },
  {
    slug: "last-lines",
    prompt: "def tail(path, n): should return the last n lines of a text file as a list. n can be 0",
    response: `\`\`\`python
def tail(path, n):
    with open(path) as file:
        lines = file.read().splitlines()
    return lines[-n:]
\`\`\`

Simple, and fine unless the file is huge.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 2.8,
      correct: "partly",
      issues: ["wrong-result"],
      difficulty: 0.75,
      why: "For n = 0 the slice `[-0:]` returns every line, although the request says that n can be 0.",
    },
  },
  {
    slug: "virtualenv",
    prompt: "pip says 'externally-managed-environment' on ubuntu, wtf",
    response:
      "Your system's Python belongs to Ubuntu, and pip is refusing to break it. Make an environment for your project and install there:\n\n```bash\nsudo apt install python3-venv\npython3 -m venv .venv\nsource .venv/bin/activate\npip install requests\n```\n\nFor command-line tools, `pipx install <tool>` is more convenient. Avoid `--break-system-packages`; the name is meant literally.",
    truth: {
      helpfulness: 4.3,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "Explains the message and gives the way that is meant to be taken; “requests” stands there without a word.",
    },
  },
]);
