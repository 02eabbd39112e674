"""Writes the files of this folder: weights as numpy, safetensors and ml_dtypes write them, and what numpy reads in them.

    python3 -m pip install numpy safetensors ml_dtypes
    python3 write.py
"""

import json
import struct
import sys
import zlib

import ml_dtypes
import numpy as np
from safetensors.numpy import save_file

rng = np.random.default_rng(20261121)
W = rng.normal(0, 0.6, (5, 7)).astype(np.float32)
W[0, 0] = 1.0
W[1, 0] = -0.95
W[0, 1], W[0, 2], W[0, 3] = np.float32(1e-42), np.float32(-0.0), np.float32(3e38)
small = rng.normal(0, 0.6, (5, 7))
small[0, 1], small[0, 2] = 6e-8, 65504.0  # float16's least and greatest
stack = rng.normal(0, 1, (3, 4, 2)).astype(np.float32)
expected = []


def expect(file, tensor, array, type_, shape=None, instance=0):
    matrix = np.asarray(array)[instance] if np.ndim(array) == 3 else np.asarray(array)
    bits = np.ascontiguousarray(matrix.astype(np.float32)).view(np.int32)
    values = {"bits": bits.tolist()} if bits.size < 100 else {"crc32": zlib.crc32(bits.astype("<i4").tobytes())}
    expected.append({
        "file": file, "tensor": tensor, "type": type_, "shape": list(np.shape(array)), "instance": instance, **values})


def npy(name, array, type_, version=None):
    with open(name + ".npy", "wb") as out:
        np.lib.format.write_array(out, array, version=version)
    for instance in range(len(array) if array.ndim == 3 else 1):
        expect(name + ".npy", name, array, type_, instance=instance)


npy("c", W, "float32")
npy("fortran", np.asfortranarray(W), "float32")
npy("big", W.astype(">f4"), "float32")
npy("half", small.astype("<f2"), "float16")
npy("half-big-fortran", np.asfortranarray(small.astype(">f2")), "float16")
npy("double", small.astype("<f8"), "float64")
npy("double-big", small.astype(">f8"), "float64")
npy("version-2", W, "float32", (2, 0))
npy("version-3", W, "float32", (3, 0))
npy("stack", stack, "float32")
npy("stack-fortran", np.asfortranarray(stack), "float32")

b16 = small.astype(ml_dtypes.bfloat16)
np.save("bfloat16.npy", b16)
expect("bfloat16.npy", "bfloat16", b16, "bfloat16")

integers = {"bool": small > 0}
for t in ["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8"]:
    info = np.iinfo(t)
    integers[t] = rng.integers(info.min, info.max, (4, 3), dtype=t, endpoint=True)
    integers[t][0] = [info.min, info.max, 1]
integers["i4-big"] = integers["i4"].astype(">i4")
np.savez("integers.npz", **integers)
np.savez_compressed("integers-deflated.npz", **integers)
for name, array in integers.items():
    for file in ["integers.npz", "integers-deflated.npz"]:
        expect(file, name, array, str(array.dtype.newbyteorder("=")))

several = {
    "W": W, "b": np.zeros(5, np.float32), "stack": stack, "wide": np.asfortranarray(np.tile(small, (40, 40))),
    "four": np.zeros((2, 2, 2, 2)), "complex": W.astype(np.complex64), "words": np.array([["a", "bc"]]),
    "none": np.zeros((0, 4)), "scalar": np.float64(3), "structure": np.zeros(3, [("x", "<f4"), ("y", "<i8")])}
np.savez_compressed("several.npz", **several)
for name in ["W", "wide"]:
    expect("several.npz", name, several[name], str(several[name].dtype))
for instance in range(3):
    expect("several.npz", "stack", stack, "float32", instance=instance)

tensors = {
    "encoder.weight": W, "encoder.bias": np.zeros(7, np.float32), "decoder.weight": np.ascontiguousarray(W.T),
    "half": small.astype(np.float16), "brain": b16, "double": small, "stack": stack,
    "long": integers["i8"], "unsigned": integers["u8"], "yes": integers["bool"]}
save_file(tensors, "model.safetensors", metadata={"format": "pt", "made by": "safetensors"})
for name, type_ in [
        ("encoder.weight", "float32"), ("decoder.weight", "float32"), ("half", "float16"), ("brain", "bfloat16"),
        ("double", "float64"), ("long", "int64"), ("unsigned", "uint64"), ("yes", "bool")]:
    expect("model.safetensors", name, tensors[name], type_)
for instance in range(3):
    expect("model.safetensors", "stack", stack, "float32", instance=instance)

# By the letter of the format, without the library: one tensor, a header filled up with blanks, an unknown kind beside.
payload = W.tobytes() + bytes(6)
header = json.dumps({
    "W": {"dtype": "F32", "shape": [5, 7], "data_offsets": [0, 140]},
    "eight": {"dtype": "F8_E4M3", "shape": [2, 3], "data_offsets": [140, 146]}}).encode().ljust(192)
open("by-hand.safetensors", "wb").write(struct.pack("<Q", len(header)) + header + payload)
expect("by-hand.safetensors", "W", W, "float32")


def text(name, array, read, **how):
    np.savetxt(name, array, **how)
    expect(name, name.rsplit(".", 1)[0], np.loadtxt(name, **read), "text")


text("comma.csv", small, {"delimiter": ","}, delimiter=",")
text("header.csv", small, {"delimiter": ",", "skiprows": 1}, delimiter=",", header="a,b,c,d,e,f,g", comments="")
text("semicolon.csv", small, {"delimiter": ";"}, delimiter=";", fmt="%.5g", header="x;y", newline="\r\n")
text("tab.tsv", small, {"delimiter": "\t"}, delimiter="\t")
text("blank.txt", small, {}, fmt="%12.4e")

np.save("activations.npy", rng.normal(0, 1, (50, 7)) @ np.diag(np.arange(1, 8) ** -0.5))
A = np.load("activations.npy").astype(np.float32).astype(np.float64)
eigenvalues = np.linalg.eigvalsh(np.cov(A.T, bias=True))[::-1]

M = small.astype(np.float16).astype(np.float64)
M[0, 2] = 1.5
np.save("weights.npy", M.astype(np.float32))


def measures(M):
    gram = M @ M.T
    on = (np.abs(M) >= 0.8) & (np.abs(M) <= 1.2)
    return {
        "polysemanticNeurons": int((on.sum(0) >= 2).sum()),
        "featuresOn": int(on.sum()),
        "meanNorm": float(np.linalg.norm(M, axis=1).mean()),
        "sumDimensionality": float((np.diag(gram) ** 2 / (gram ** 2).sum(1)).sum()),
        "frobeniusSquared": float((M ** 2).sum()),
        "dimensionsPerFeature": float(M.shape[1] / (M ** 2).sum())}


ranks = slice(0, 5)  # past the leading 5 %, before the last 20 %
alpha = -np.polyfit(np.log(np.arange(1, 8)[ranks]), np.log(eigenvalues[ranks]), 1)[0]

json.dump(expected, open("expected.json", "w"))
json.dump({
    "rows": measures(M), "transposed": measures(M.T),
    "norms": np.linalg.norm(M, axis=1).tolist(),
    "alpha": float(alpha), "eigenvalues": eigenvalues.tolist(),
    "participationRatio": float(eigenvalues.sum() ** 2 / (eigenvalues ** 2).sum())},
    open("measures.json", "w"), indent=1)
print(len(expected), "tensors,", np.__version__, sys.version.split()[0])
