"""exact-loss.json: losses of tied autoencoders over all sparse uniform inputs, in exact rational arithmetic.

For a set A of d active features the mean of F(b + sum k_i x_i) over the cube is a signed sum of F's d-fold antiderivative
over the cube's corners; F = relu(z)^q integrates to q!/(q+d)! relu(z)^(q+d). Shares none of the program's way.
"""
import itertools, json, random
from fractions import Fraction as Q
from math import factorial


def power(z, q, relu):
    return Q(0) if relu and z <= 0 else z ** q


def mean(b, ks, q, relu):
    """E of relu(b + sum k x)^q (or without relu), x uniform on [0, 1)."""
    ks = [k for k in ks if k != 0]
    d = len(ks)
    total, product = Q(0), Q(1)
    for k in ks:
        product *= k
    for corner in itertools.product((0, 1), repeat=d):
        z = b + sum(k for k, c in zip(ks, corner) if c)
        total += (-1) ** (d - sum(corner)) * power(z, q + d, relu)
    return total * Q(factorial(q), factorial(q + d)) / product


def mean_with_first(b, ks, q, relu):
    """E of x_1 relu(b + sum k x)^q."""
    k, rest = ks[0], ks[1:]
    up = mean(b + k, rest, q + 1, relu) / (q + 1)
    area = mean(b, ks, q + 1, relu) / (q + 1)
    return (up - area) / k


def states(n, p, kind, size):
    """Every set of active features with its probability."""
    per_group = []
    for start in range(0, n, size):
        members = list(range(start, min(start + size, n)))
        q = p[start]
        if kind == "anticorrelated":
            options = [((), 1 - q)] + [((i,), q / len(members)) for i in members]
        elif kind == "correlated":
            options = [((), 1 - q), (tuple(members), q)]
        else:
            options = [((), 1 - q), ((members[0],), q)]
        per_group.append(options)
    for choice in itertools.product(*per_group):
        active, prob = [], Q(1)
        for members, q in choice:
            active += members
            prob *= q
        yield active, prob


def loss(case):
    W = [[Q(v) for v in row] for row in case["W"]]
    b = [Q(v) for v in case["b"]]
    n, q, relu = len(W), case["power"], case["relu"]
    p = [Q(v) for v in case["p"]]
    signed = case["data"] == "sparse-signed"
    K = [[sum(x * y for x, y in zip(r, s)) for s in W] for r in W]
    total = Q(0)
    for active, prob in states(n, p, case["groups"], case["groupSize"]):
        for j in range(n):
            order = ([j] if j in active else []) + [i for i in active if i != j]
            ks, base = [K[i][j] for i in order], b[j]
            scale, shift = (2, -1) if signed else (1, 0)          # x = scale t + shift, t on [0, 1)
            base += shift * sum(ks)
            ks = [scale * k for k in ks]
            term = mean(base, ks, 2 * q, relu)
            if j in active:
                first = mean_with_first(base, ks, q, relu)
                term += Q(1, 3) - 2 * (scale * first + shift * mean(base, ks, q, relu))
            total += prob * Q(case["importance"]) ** j * term
    return float(total / n)


def make():
    rng = random.Random(5)
    cases = []

    def add(n, m, p, data="sparse-uniform", groups="independent", size=1, power=1, relu=True, importance=1.0, sd=0.6):
        to = lambda v: float(round(v * 1024) / 1024)              # exact in float32
        case = dict(n=n, m=m, data=data, groups=groups, groupSize=size, power=power, relu=relu, importance=importance, p=p,
                    W=[[to(rng.gauss(0, sd)) for _ in range(m)] for _ in range(n)],
                    b=[to(rng.gauss(-0.05, 0.2)) if power == 1 or relu else 0.0 for _ in range(n)])
        case["loss"] = loss(case)
        cases.append(case)

    add(1, 1, [0.25]); add(2, 1, [0.5, 0.125]); add(4, 2, [0.25] * 4, importance=0.75)
    add(5, 2, [0.0625] * 5); add(5, 2, [1.0] * 5); add(6, 3, [0.5, 0.25, 0.125, 0.0625, 0.5, 0.25])
    add(4, 2, [0.25] * 4, data="sparse-signed")
    add(6, 2, [0.25] * 6, groups="correlated", size=2); add(5, 2, [0.5] * 5, groups="anticorrelated", size=2)
    add(5, 2, [1.0] * 5, groups="anticorrelated", size=5)
    add(4, 2, [0.25] * 4, power=2); add(4, 3, [0.25] * 4, data="sparse-signed", power=3, relu=False)
    add(3, 2, [0.5] * 3, relu=False)
    return cases


if __name__ == "__main__":
    print("[" + ",\n ".join(json.dumps(case) for case in make()) + "]")
