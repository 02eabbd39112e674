#!/usr/bin/env python3
"""Writes hidden-bias-adam.json and hidden-bias-sgd.json beside this script: PyTorch autograd in float64.

The layout is that of the other files here: W1 is [features n, neurons m], `batches` are taken in turn, `loss`, `gradW1`, `gradW2`
and `gradB1` are those at the initial parameters on the first batch, `W1After` … those after `steps` updates.
"""
import json, os
import torch

torch.set_default_dtype(torch.float64)
HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, seed, n, m, B, p, steps, optimiser):
    g = torch.Generator().manual_seed(seed)
    tensors = {"W1": torch.randn(n, m, generator=g) * 0.6, "W2": torch.randn(m, n, generator=g) * 0.6,
               "b1": torch.randn(m, generator=g) * 0.3 - 0.1}
    batches = []
    for _ in range(3):
        x = torch.rand(B, n, generator=g)
        batches.append(torch.where(torch.rand(B, n, generator=g) < p, x, torch.zeros(())))
    importance = 0.8 ** torch.arange(n)

    def loss_of(w1, w2, b1, x):
        return (importance * (x - torch.relu(x @ w1 + b1) @ w2) ** 2).sum() / (B * n)

    ps = [torch.nn.Parameter(t.clone()) for t in tensors.values()]
    first = loss_of(*ps, batches[0])
    first.backward()
    grads = {"grad" + k.replace("b", "B"): p.grad.clone().tolist() for k, p in zip(tensors, ps)}
    kind, make = optimiser
    opt = make(ps)
    for t in range(steps):
        opt.zero_grad()
        loss_of(*ps, batches[t % 3]).backward()
        opt.step()
    after = {k + "After": p.detach().tolist() for k, p in zip(tensors, ps)}
    out = {"model": "hidden-bias",
           "formula": "out = relu(x W1 + b1) W2; loss = sum_B sum_i importance_i (x_i - out_i)^2 / (B n)",
           "n": n, "m": m, "batch": B, "importance": importance.tolist(),
           **{k: t.tolist() for k, t in tensors.items()}, "batches": [x.tolist() for x in batches],
           "optimiser": kind, "steps": steps, "loss": first.item(), **grads, **after,
           "lossAfter": loss_of(*ps, batches[0]).item()}
    with open(os.path.join(HERE, name + ".json"), "w") as f:
        json.dump(out, f)


if __name__ == "__main__":
    adam = {"kind": "adam", "lr": 1e-2, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    write("hidden-bias-adam", 31, 6, 9, 12, 0.4, 25, (adam, lambda ps: torch.optim.Adam(ps, lr=1e-2)))
    write("hidden-bias-sgd", 32, 7, 5, 12, 0.5, 40,
          ({"kind": "sgd", "lr": 0.5, "momentum": 0.9}, lambda ps: torch.optim.SGD(ps, lr=0.5, momentum=0.9)))
