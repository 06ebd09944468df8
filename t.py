import sys

sys.path.insert(0, ".")
import analysis as a

for l in sys.stdin:
    l = l.rstrip("\n")
    if l:
        print(" | ".join(a.sentences(l).text))
