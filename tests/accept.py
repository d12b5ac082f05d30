"""Accept the golden pages as they are now: `python -m tests.accept`. Read the difference before you commit it."""

from __future__ import annotations

from tests.test_corpus import FILES, GOLDEN, golden, page


def main() -> None:
    """Write every page, and remove those whose file is gone."""
    for file in FILES:
        golden(file).parent.mkdir(parents=True, exist_ok=True)
        golden(file).write_text(page(file), encoding="utf-8")
    for left in set(GOLDEN.rglob("*.txt")) - {golden(file) for file in FILES}:
        left.unlink()


if __name__ == "__main__":
    main()
