#!/usr/bin/env python3
"""Writes tied-hidden-relu-adam.json and hidden-relu-adamw.json beside this script: PyTorch autograd in float64.

The layout is that of the other files here: W is [features n, neurons m], `batches` are taken in turn, `loss`, `gradW` (`gradW1`,
`gradW2`) and `gradB` are those at the initial parameters on the first batch, `WAfter` … those after `steps` updates.
"""
import json, os
import torch

torch.set_default_dtype(torch.float64)
HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, seed, n, m, B, p, tied, steps, optimiser):
    g = torch.Generator().manual_seed(seed)
    tensors = {"W": torch.randn(n, m, generator=g) * 0.6} if tied else {
        "W1": torch.randn(n, m, generator=g) * 0.6, "W2": torch.randn(m, n, generator=g) * 0.6}
    tensors["b"] = torch.randn(n, generator=g) * 0.1
    batches = []
    for _ in range(3):
        x = torch.rand(B, n, generator=g)
        batches.append(torch.where(torch.rand(B, n, generator=g) < p, x, torch.zeros(())))
    importance = 0.75 ** torch.arange(n)

    def loss_of(ps, x):
        into = ps[0]
        out_of = ps[0].T if tied else ps[1]
        y = torch.relu(torch.relu(x @ into) @ out_of + ps[-1])
        return (importance * (x - y) ** 2).sum() / (B * n)

    ps = [torch.nn.Parameter(t.clone()) for t in tensors.values()]
    first = loss_of(ps, batches[0])
    first.backward()
    grads = {"grad" + k.upper()[:1] + k[1:]: p.grad.clone().tolist() for k, p in zip(tensors, ps)}
    kind, make = optimiser
    opt = make(ps)
    for t in range(steps):
        opt.zero_grad()
        loss_of(ps, batches[t % 3]).backward()
        opt.step()
    after = {k + "After": p.detach().tolist() for k, p in zip(tensors, ps)}
    out = {"model": "tied-hidden-relu" if tied else "hidden-relu",
           "formula": "h = relu(x W%s); out = relu(h %s + b); loss = sum_B sum_i importance_i (x_i - out_i)^2 / (B n)"
                      % (("", "W^T") if tied else ("1", "W2")),
           "n": n, "m": m, "batch": B, "importance": importance.tolist(),
           **{k: t.tolist() for k, t in tensors.items()}, "batches": [x.tolist() for x in batches],
           "optimiser": kind, "steps": steps, "loss": first.item(), **grads, **after,
           "lossAfter": loss_of(ps, batches[0]).item()}
    with open(os.path.join(HERE, name + ".json"), "w") as f:
        json.dump(out, f)


if __name__ == "__main__":
    adam = {"kind": "adam", "lr": 1e-2, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    write("tied-hidden-relu-adam", 21, 7, 4, 12, 0.5, True, 25, (adam, lambda ps: torch.optim.Adam(ps, lr=1e-2)))
    write("hidden-relu-adamw", 22, 6, 4, 12, 0.4, False, 25,
          (dict(adam, kind="adamw", weightDecay=0.01), lambda ps: torch.optim.AdamW(ps, lr=1e-2, weight_decay=0.01)))
