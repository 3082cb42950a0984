"""The tool for machines without a network: one file that needs nothing of Kikao, written out by `kikao keys tool`."""

from pathlib import Path

NAME = "kikao_offline.py"
PARTS = ("tool.py", "custodian.py")
_END = '\n\nif __name__ == "__main__":\n    sys.exit(main())\n'


def source() -> bytes:
    """Return the tool as it is carried to a machine without a network: its parts as one file."""
    parts = [_own_lines(Path(__file__).with_name(part).read_text("utf-8")) for part in PARTS]
    return ("\n\n".join(parts) + _END).encode()


def _own_lines(text: str) -> str:
    """Return a part without its end and without what it takes from another part, which stands in the same file."""
    kept: list[str] = []
    inside = False
    for line in text.removesuffix(_END).rstrip().splitlines():
        inside = inside or line.startswith("from kikao.")
        if not inside:
            kept.append(line)
        elif line.endswith(")") or ("(" not in line and not line.startswith(" ")):
            inside = False
    return "\n".join(kept)
