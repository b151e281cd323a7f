"""Times Python packages for agreement on a matrix of raters by items (int8, -1 = not rated); one JSON line each."""

import json
import statistics
import sys
import time

import numpy


def clock(work, runs=3):
    value = work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        value = work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times), float(value)


def report(package, name, work, runs=3):
    ms, value = clock(work, runs)
    print(json.dumps({"package": package, "name": name, "ms": ms, "value": value}), flush=True)


def main():
    path, raters = sys.argv[1], int(sys.argv[2])
    codes = numpy.fromfile(path, dtype=numpy.int8).reshape(raters, -1)
    ratings = numpy.where(codes < 0, numpy.nan, codes + 1.0)
    try:
        import krippendorff

        for level in ("nominal", "interval", "ordinal"):
            report(
                "krippendorff",
                f"alpha {level}",
                lambda: krippendorff.alpha(reliability_data=ratings, level_of_measurement=level),
            )
    except ImportError:
        pass
    try:
        import pandas
        from irrCAC.raw import CAC

        frame = pandas.DataFrame(ratings.T)
        report("irrCAC", "AC1", lambda: CAC(frame).gwet()["est"]["coefficient_value"], runs=1)
    except ImportError:
        pass


main()
