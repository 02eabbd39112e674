"""Writes the files of this folder: a small network as PyTorch has it, and what NumPy computes of it.

    python3 -m pip install torch numpy safetensors
    python3 write.py
"""

import json
import sys

import numpy as np
import safetensors
import torch
from safetensors.torch import save_file

torch.manual_seed(20261121)
net = torch.nn.Sequential(torch.nn.Linear(6, 9), torch.nn.ReLU(), torch.nn.Linear(9, 6, bias=False))
state = net.state_dict()
state["transposed"] = state["0.weight"].t().contiguous()  # safetensors refuses views that are not contiguous
state["one"] = torch.tensor(3.0)
state["none"] = torch.zeros(0, 4)
state["steps"] = torch.arange(6).reshape(2, 3)
save_file(state, "net.safetensors", metadata={"format": "pt"})
for name, type_ in [("bfloat16", torch.bfloat16), ("float16", torch.float16)]:
    save_file({k: v.to(type_) for k, v in state.items()}, f"net-{name}.safetensors")
torch.save(net[2].state_dict(), "net.pt")
torch.save(net[2].state_dict(), "net-before-1.6.pth", _use_new_zipfile_serialization=False)
np.save("net.npy", state["0.weight"].t().numpy())  # a view: NumPy writes it in Fortran order


def measures(weights):
    m = weights.double().numpy()
    gram = m @ m.T
    norms = np.linalg.norm(m, axis=1)
    squares = m ** 2
    on = (np.abs(m) >= 0.8) & (np.abs(m) <= 1.2)
    shares = np.diag(gram) ** 2 / (gram ** 2).sum(1)
    frame = sum(d * np.outer(w, w) / (w @ w) for d, w in zip(shares, m))
    eigenvalues = np.linalg.eigvalsh(frame)
    spectrum = np.linalg.eigvalsh(gram)
    return {
        "features": m.shape[0], "neurons": m.shape[1],
        "featuresOn": int(on.sum()),
        "polysemanticByShare": int(((np.abs(m) >= 0.141 * np.sqrt(squares.sum(0))).sum(0) >= 2).sum()),
        "meanNorm": norms.mean(),
        "sumDimensionality": shares.sum(),
        "frobeniusSquared": squares.sum(),
        "dimensionsPerFeature": m.shape[1] / squares.sum(),
        "meanFourthNorm": (m ** 4).sum(1).mean(),
        "meanMonosemanticity": (squares.max(0) / squares.sum(0)).mean(),
        "packingError": np.sqrt(((eigenvalues[eigenvalues > 1e-6] - 1) ** 2).sum()),
        "representedFeatures": int((norms > 0.5).sum()),
        "participationRatio": spectrum.sum() ** 2 / (spectrum ** 2).sum()}


cases = []
for file, type_ in [("net", torch.float32), ("net-bfloat16", torch.bfloat16), ("net-float16", torch.float16)]:
    into = state["0.weight"].to(type_)
    cases.append({"file": file + ".safetensors", "tensor": "0.weight", "transpose": True, "measures": measures(into.t())})
    cases.append({"file": file + ".safetensors", "tensor": "0.weight", "transpose": False, "measures": measures(into)})
    cases.append({"file": file + ".safetensors", "tensor": "transposed", "transpose": False, "measures": measures(into.t())})
cases.append({"file": "net.npy", "tensor": "net", "transpose": False, "measures": measures(state["0.weight"].t())})
json.dump(cases, open("measures.json", "w"), indent=1)
print("torch", torch.__version__, "numpy", np.__version__, "safetensors", safetensors.__version__, sys.version.split()[0])
