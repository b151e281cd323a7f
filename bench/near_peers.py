"""Near duplicates by datasketch (MinHash LSH, words in fives, no verification, as its users have it) among texts, one JSON a line."""

import json
import sys
import time

from datasketch import MinHash, MinHashLSH


def main():
    path, threshold = sys.argv[1], float(sys.argv[2])
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    begun = time.perf_counter()
    lsh = MinHashLSH(threshold=threshold, num_perm=128)
    candidates = {}
    for place, row in enumerate(rows):
        words = row["text"].split(" ")
        shingles = {" ".join(words[k : k + 5]).encode() for k in range(max(1, len(words) - 4))}
        hashed = MinHash(num_perm=128, seed=1)
        hashed.update_batch(list(shingles))
        found = lsh.query(hashed)
        if found:
            candidates[place] = set(found)
        lsh.insert(place, hashed)
    seconds = time.perf_counter() - begun

    def jaccard(a, b):
        x, y = ({tuple(t[k : k + 5]) for k in range(len(t) - 4)} for t in (rows[a]["text"].split(" "), rows[b]["text"].split(" ")))
        return len(x & y) / len(x | y)

    planted = [(k, r["copyOf"]) for k, r in enumerate(rows) if r["copyOf"] is not None]
    wanted = [(k, o) for k, o in planted if jaccard(k, o) >= threshold]
    hit = sum(1 for k, o in wanted if o in candidates.get(k, ()))
    pairs = [(k, o) for k, found in candidates.items() for o in found]
    below = sum(1 for k, o in pairs if jaccard(k, o) < threshold)
    print(
        f"datasketch, {len(rows)} texts: {seconds:.1f} s; {len(wanted)} planted pairs, recall {hit / max(1, len(wanted)):.5f}; "
        f"{len(pairs)} pairs found, {below} below the threshold."
    )


main()
