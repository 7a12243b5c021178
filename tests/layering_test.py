"""Fails where a module includes what its CMake line does not declare: layering_test.py SRC LAYERS_FILE."""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"/]+)/[^"]+"')


def main() -> int:
    src, layers = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    allowed: dict[str, set[str]] = {}
    order: list[str] = []
    faults = []
    for line in layers.read_text().splitlines():
        module, _, deps = line.partition(":")
        names = set(re.split(r"[;\s]+", deps.strip())) - {""}
        faults += [f"{module} depends on {d}, which does not stand before it in src/CMakeLists.txt" for d in names if d not in order]
        allowed[module] = names | {module}
        order.append(module)
    for path in sorted(src.rglob("*")):
        if path.suffix not in (".h", ".cc"):
            continue
        module = path.relative_to(src).parts[0]
        if module not in allowed:
            faults.append(f"{path}: its folder is no module of src/CMakeLists.txt")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = INCLUDE.match(line)
            if found and found.group(1) not in allowed[module]:
                faults.append(f"{path}:{number}: includes {found.group(1)}/, which src/{module}/CMakeLists.txt does not declare")
    print("\n".join(faults) or f"{len(order)} modules, every include declared")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
