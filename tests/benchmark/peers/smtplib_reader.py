#!/usr/bin/env python3
"""Python's reader: smtplib.SMTP.getreply. It hands out the code and the text, no enhanced codes. In memory: a BytesIO
stands where the file of the socket does.

    smtplib_reader.py CORPUS_SHORT CORPUS_MULTI ROUNDS
"""
import io
import smtplib
import statistics
import sys
import time


def first_replies(octets, count):
    """The first replies of a corpus, the number of replies and that of lines."""
    size = lines = replies = 0
    for line in io.BytesIO(octets):
        size += len(line)
        lines += 1
        replies += line[3:4] != b"-"
        if replies == count:
            break
    return octets[:size], replies, lines


def read_all(octets, replies):
    connection = smtplib.SMTP()
    connection.file = io.BytesIO(octets)
    lines = 0
    for _ in range(replies):
        _, text = connection.getreply()
        lines += 1 + text.count(b"\n")
    return lines


def main():
    short, multi, rounds = sys.argv[1:]
    for name, file, unit, count in (("short", short, "reply", 50_000), ("multi", multi, "line", 10_000)):
        with open(file, "rb") as corpus:
            octets, replies, lines = first_replies(corpus.read(), count)
        times = []
        for _ in range(int(rounds) + 1):
            begin = time.perf_counter_ns()
            if read_all(octets, replies) != lines:
                sys.exit("smtplib: the counts are wrong")
            times.append((time.perf_counter_ns() - begin) / lines)
        del times[0]  # warms up
        low, median, high = statistics.quantiles(times, n=4, method="inclusive") if len(times) > 1 else times * 3
        print(f"Python smtplib\tread\t{name}\t{unit}\t{median:.4f}\t{low:.4f}\t{high:.4f}\t\t\t\t")


if __name__ == "__main__":
    main()
